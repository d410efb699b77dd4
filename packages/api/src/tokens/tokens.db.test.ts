import { builtInRoles, type Scope } from '@gatehouse/contract';
import { describe, expect, test } from 'vitest';
import { asStored, createTestApi, failure, goodPassword, type Person } from '../testing.ts';
import { mostCalls } from './admit.ts';

const gatehouse = await createTestApi();

const token = async (person: Person, scopes: Scope[], days = 30) =>
	(await gatehouse.as(person)).tokens.create({ name: 'Nightly report', scopes, days });
const works = async (token: string) => (await gatehouse.services.tokens.read(token)) !== null;
const day = 24 * 3600;

describe('a token', () => {
	test('is told once, stored as a hash, and announced to its owner', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const made = await token(mara, ['users:read', 'profile:read']);
		expect(made.token).toMatch(new RegExp(`^gh_${made.handle}_[A-Za-z0-9_-]{43}$`));
		const rows = await gatehouse.db.$queryRaw`SELECT t::text FROM api_tokens t`;
		expect(rows).toHaveLength(1);
		for (const form of [made.token, made.token.slice(12)].flatMap(asStored))
			expect(JSON.stringify(rows)).not.toContain(form);
		const { items } = await (await gatehouse.as(mara)).tokens.list();
		expect(JSON.stringify(items)).not.toMatch(/tokenHash|userId/);
		expect(items).toMatchObject([
			{
				name: 'Nightly report',
				handle: made.handle,
				lastUsedAt: null,
				scopes: ['users:read', 'profile:read']
			}
		]);
		expect(await gatehouse.letters()).toMatchObject([
			{
				template: 'tokenMade',
				to: mara.email,
				values: { how: 'site', tokenName: 'Nightly report' }
			}
		]);
	});

	test('does what its scopes say, as its owner, and nothing else', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const api = await gatehouse.byToken((await token(mara, ['users:read'])).token);
		expect((await api.users.list({})).items).toHaveLength(1);
		const missing = { kind: 'notAllowed', why: 'missingScope' };
		expect(await failure(api.roles.list())).toEqual(missing);
		expect(await failure(api.profile.get())).toEqual(missing);
		expect(await failure(api.profile.update({ username: 'mara2', aboutMe: '' }))).toEqual(missing);
	});

	test('never does more than its owner may at that moment', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const elif = await gatehouse.person('elif', { roles: ['moderator'] });
		const { token: secret } = await token(elif, ['users:read', 'profile:read']);
		const moderator = { userId: elif.id, roleId: await gatehouse.roleId('moderator') };
		await (await gatehouse.as(mara)).roles.unassign(moderator);
		const api = await gatehouse.byToken(secret);
		expect(await failure(api.users.list({}))).toEqual({
			kind: 'notAllowed',
			why: 'missingPermission',
			permission: 'users:read'
		});
		expect((await api.profile.get()).username).toBe('elif');
		await (await gatehouse.as(mara)).roles.assign(moderator);
		await (await gatehouse.byToken(secret)).users.list({});
	});

	test('cannot hand out more than it carries itself', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const noor = await gatehouse.person('noor');
		const { permissions } = builtInRoles.moderator;
		const carries: Scope[] = ['roles:assign', ...permissions];
		const api = await gatehouse.byToken((await token(mara, carries)).token);
		const give = async (role: 'administrator' | 'moderator') =>
			failure(api.roles.assign({ userId: noor.id, roleId: await gatehouse.roleId(role) }));
		expect(await give('moderator')).toBe('succeeded');
		expect(await give('administrator')).toEqual({ kind: 'notAllowed', why: 'beyondYours' });
	});

	test('is made only after a fresh proof, and only with what its owner may do', async () => {
		const noor = await gatehouse.person('noor');
		expect(await failure(token(noor, ['users:read', 'profile:read']))).toEqual({
			scopes: 'You may not do this yourself, and no token of yours can: users:read.'
		});
		expect(await failure(token(noor, []))).toEqual({
			scopes: 'Choose at least one thing it may do.'
		});
		expect(await failure(token(noor, ['profile:read'], 366))).toEqual({
			days: 'A token lives a year at most.'
		});
		gatehouse.clock.pass(16 * 60);
		expect(await failure(token(noor, ['profile:read']))).toEqual({ kind: 'stepUpRequired' });
	});

	test('ends by itself, by revoking, and with its owner', async () => {
		const mara = await gatehouse.person('mara');
		const short = await token(mara, ['profile:read'], 7);
		const long = await token(mara, ['profile:read'], 365);
		gatehouse.clock.pass(7 * day - 1);
		expect(await works(short.token)).toBe(true);
		gatehouse.clock.pass(1);
		expect([await works(short.token), await works(long.token)]).toEqual([false, true]);

		await gatehouse.db.user.update({
			where: { id: mara.id },
			data: { disabledAt: gatehouse.clock.at },
			select: { id: true }
		});
		expect(await works(long.token)).toBe(false);
		await gatehouse.db.user.update({
			where: { id: mara.id },
			data: { disabledAt: null },
			select: { id: true }
		});
		const revoked = await gatehouse.services.tokens.revoke(gatehouse.db, mara.id, long.id);
		expect([revoked, await works(long.token)]).toEqual([true, false]);
	});

	test("is revoked by its owner and by nobody else, and ends itself by 'log out'", async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const noor = await gatehouse.person('noor');
		const made = await token(mara, ['profile:read']);
		const other = await token(mara, ['profile:read']);
		const api = await gatehouse.as(noor);
		expect(await failure(api.tokens.revoke({ tokenId: made.id }))).toEqual({ kind: 'notFound' });
		await (await gatehouse.as(mara)).tokens.revoke({ tokenId: made.id });
		expect([await works(made.token), await works(other.token)]).toEqual([false, true]);
		await (await gatehouse.byToken(other.token)).auth.logout();
		expect(await works(other.token)).toBe(false);
	});

	test('says who is behind it, and is not a session', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const { token: secret, id } = await token(mara, ['users:read', 'profile:read']);
		expect(await (await gatehouse.byToken(secret)).auth.session()).toMatchObject({
			user: { id: mara.id, permissions: ['users:read'] },
			session: null,
			token: { id, name: 'Nightly report', scopes: ['users:read', 'profile:read'] }
		});
	});

	test('notes its use to the minute, and is found by one statement otherwise', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const { token: secret, id } = await token(mara, ['users:read']);
		const { tokens } = gatehouse.services;
		const usedAt = async () =>
			(await gatehouse.db.apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt;
		const first = gatehouse.clock.at;
		await tokens.read(secret);
		gatehouse.clock.pass(59);
		gatehouse.statements.length = 0;
		await tokens.read(secret);
		expect(gatehouse.statements).toHaveLength(1);
		expect(await usedAt()).toEqual(first);
		gatehouse.clock.pass(1);
		await tokens.read(secret);
		expect(await usedAt()).toEqual(gatehouse.clock.at);
	});

	test.each([
		['nothing', ''],
		['a session', 'q7Rk2_Zx0LwV9tYb-3nMdH5sJfUa8CgEiKoP1QeXyTz'],
		['half a token', 'gh_a1b2c3d4_q7Rk2_Zx0L'],
		['100 KB', `gh_a1b2c3d4_${'a'.repeat(100_000)}`],
		['a NUL', 'gh_a1b2c3d4_\0']
	])('is not %s', async (_, text) => {
		expect(await works(text)).toBe(false);
	});

	test("does not work with another one's handle before its own secret", async () => {
		const mara = await gatehouse.person('mara');
		const noor = await gatehouse.person('noor');
		const hers = await token(mara, ['profile:read']);
		const his = await token(noor, ['profile:read']);
		expect(await works(`gh_${hers.handle}_${his.token.slice(12)}`)).toBe(false);
		expect(await works(his.token)).toBe(true);
	});

	test('is one of fifty at most, also when all are made at once', async () => {
		const mara = await gatehouse.person('mara');
		const api = await gatehouse.as(mara);
		const input = { name: 'Many', scopes: ['profile:read' as const], days: 7 };
		const outcomes = await Promise.all(
			Array.from({ length: 60 }, () => failure(api.tokens.create(input)))
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(50);
		expect(outcomes.filter((outcome) => outcome !== 'succeeded')[0]).toEqual({
			kind: 'conflict',
			conflict: 'tooManyTokens'
		});
		expect(await gatehouse.db.apiToken.count()).toBe(50);
	});

	test('waits when it calls too often, and others do not', async () => {
		const mara = await gatehouse.person('mara');
		const one = await token(mara, ['profile:read']);
		const two = await token(mara, ['profile:read']);
		const api = await gatehouse.byToken(one.token);
		for (let call = 0; call < mostCalls; call++) await api.auth.session();
		expect(await failure(api.auth.session())).toEqual({ kind: 'tooMany', retryAfter: 60 });
		expect(await failure((await gatehouse.byToken(two.token)).auth.session())).toBe('succeeded');
	});
});

describe('with the account', () => {
	test('a reset of the password ends every token, and every terminal that waits', async () => {
		const mara = await gatehouse.person('mara');
		const made = await token(mara, ['profile:read']);
		const visitor = await gatehouse.visitor();
		const { deviceCode, userCode } = await visitor.tokens.beginDevice({
			name: 'laptop',
			scopes: ['profile:read']
		});
		await (await gatehouse.as(mara)).tokens.approveDevice({ userCode });
		await visitor.password.requestReset({ email: mara.email });
		const password = 'a very different lantern 9';
		await visitor.password.reset({
			token: await gatehouse.mailedToken('resetPassword'),
			password,
			confirmPassword: password
		});
		expect(await works(made.token)).toBe(false);
		expect(await visitor.tokens.pollDevice({ deviceCode })).toEqual({ status: 'expired' });
	});

	test('"It wasn\'t me" ends them too; a change of the password by its owner does not', async () => {
		const mara = await gatehouse.person('mara');
		const made = await token(mara, ['profile:read']);
		const password = 'a very different lantern 9';
		await (
			await gatehouse.as(mara)
		).password.change({
			currentPassword: goodPassword,
			password,
			confirmPassword: password
		});
		expect(await works(made.token)).toBe(true);
		await (
			await gatehouse.visitor()
		).credentials.undo({
			token: await gatehouse.mailedToken('passwordChanged')
		});
		expect(await works(made.token)).toBe(false);
	});
});
