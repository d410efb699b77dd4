import { beforeEach, describe, expect, test } from 'vitest';
import { createCaller } from '../router.ts';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara', { roles: ['administrator'] });
});

const email = 'elif.demir@northfold.example';
const elif = { username: 'elif.demir', password: goodPassword, confirmPassword: goodPassword };
const unlimited = { hit: async () => null, refund: async () => {}, sweep: async () => {} };

async function invited(roleId = '', by: Person = mara) {
	await (await gatehouse.as(by)).users.invite({ email, roleId });
	return gatehouse.mailedToken('invitation');
}

async function accepted(token: string, chosen: Partial<typeof elif> = {}) {
	const browser = createBrowser();
	const context = await gatehouse.contextOf(browser);
	const api = createCaller({ ...context, limits: unlimited });
	const outcome = await failure(api.invitations.accept({ ...elif, ...chosen, token }));
	return { browser, outcome };
}

const rolesOf = async (username: string) => {
	const { roles } = await gatehouse.db.user.findFirstOrThrow({
		where: { username },
		select: { roles: { select: { role: { select: { builtIn: true } }, givenById: true } } }
	});
	return roles
		.map(({ role, givenById }) => [role.builtIn, givenById])
		.sort((a, b) => String(a[0]).localeCompare(String(b[0])));
};

describe('accepting', () => {
	test('makes the account with the address of the invitation, logs in, and works once', async () => {
		const token = await invited();
		const { browser, outcome } = await accepted(token);
		expect(outcome).toBe('succeeded');
		expect(await (await gatehouse.from(browser)).auth.session()).toMatchObject({
			user: { username: 'elif.demir', email, roles: ['Member'] }
		});
		const { invitedById } = await gatehouse.db.user.findUniqueOrThrow({
			where: { emailCanonical: email },
			select: { invitedById: true }
		});
		expect(invitedById).toBe(mara.id);
		expect(await gatehouse.db.invitation.count()).toBe(0);
		expect((await accepted(token, { username: 'somebody' })).outcome).toHaveProperty('form');
		expect(await gatehouse.db.user.count()).toBe(2);
		const login = (await gatehouse.visitor()).auth.login({ email, password: goodPassword });
		expect(await failure(login)).toBe('succeeded');
	});

	test('a session that the browser already had is replaced, never promoted', async () => {
		const token = await invited();
		const noor = await gatehouse.person('noor');
		const before = noor.browser.session.token ?? '';
		await (await gatehouse.as(noor)).invitations.accept({ ...elif, token });
		expect(await gatehouse.services.sessions.read(before)).toBeNull();
		expect(await (await gatehouse.as(noor)).auth.session()).toMatchObject({ user: { email } });
	});

	test('a refused name or password burns nothing', async () => {
		const token = await invited();
		await gatehouse.person('noor');
		for (const [wrong, where] of [
			[{ username: 'NOOR' }, 'username'],
			[{ username: 'root' }, 'username'],
			[{ password: 'password1', confirmPassword: 'password1' }, 'password'],
			[{ password: 'elif.demir', confirmPassword: 'elif.demir' }, 'password'],
			[{ confirmPassword: 'another' }, 'confirmPassword']
		] as const)
			expect((await accepted(token, wrong)).outcome).toHaveProperty(where);
		expect((await accepted(token)).outcome).toBe('succeeded');
	});

	test('not by a link that has run out, was renewed, or is none', async () => {
		const token = await invited();
		const { id: invitationId } = await gatehouse.db.invitation.findFirstOrThrow();
		await (await gatehouse.as(mara)).users.resendInvitation({ invitationId });
		expect((await accepted(token)).outcome).toHaveProperty('form');
		expect((await accepted('A'.repeat(43))).outcome).toHaveProperty('form');
		expect((await accepted('short')).outcome).toHaveProperty('token');
		gatehouse.clock.pass(7 * 24 * 3600);
		const newer = await gatehouse.mailedToken('invitation');
		expect((await accepted(newer)).outcome).toHaveProperty('form');
		expect(await gatehouse.db.user.count()).toBe(1);
	});

	test('fifty at once make one account, and the password that was answered with success is its own', async () => {
		const token = await invited();
		const tries = Array.from({ length: 50 }, async (_, at) => {
			const password = `quiet harbour lantern ${100 + at}`;
			const chosen = { username: `elif${at}`, password, confirmPassword: password };
			const { outcome, browser } = await accepted(token, chosen);
			return { ...chosen, outcome, browser };
		});
		const outcomes = await Promise.all(tries);
		const won = outcomes.filter(({ outcome }) => outcome === 'succeeded');
		expect(won).toHaveLength(1);
		expect(await gatehouse.db.user.count()).toBe(2);
		expect(await gatehouse.db.session.count()).toBe(2);
		const [
			{ username, password, browser } = { username: '', password: '', browser: createBrowser() }
		] = won;
		expect(await (await gatehouse.from(browser)).auth.session()).toMatchObject({
			user: { username }
		});
		expect(await failure((await gatehouse.visitor()).auth.login({ email, password }))).toBe(
			'succeeded'
		);
		expect(gatehouse.reports).toEqual([]);
	});

	test('and withdrawing it at the same time: one of the two', async () => {
		for (let time = 0; time < 5; time++) {
			const token = await invited();
			const { id: invitationId } = await gatehouse.db.invitation.findFirstOrThrow();
			const api = createCaller({ ...(await gatehouse.contextOf(mara.browser)), limits: unlimited });
			const [{ outcome }, withdrawn] = await Promise.all([
				accepted(token),
				failure(api.users.revokeInvitation({ invitationId }))
			]);
			expect([outcome, withdrawn].filter((each) => each === 'succeeded')).toHaveLength(1);
			await gatehouse.db.user.deleteMany({ where: { emailCanonical: email } });
			await gatehouse.db.limit.deleteMany();
		}
		expect(gatehouse.reports).toEqual([]);
	});
});

describe('the role of an invitation', () => {
	test('is given beside the default one, by whoever invited', async () => {
		await accepted(await invited(await gatehouse.roleId('moderator')));
		expect(await rolesOf('elif.demir')).toEqual([
			['member', null],
			['moderator', mara.id]
		]);
	});

	test.each([
		['is gone', (id: string) => gatehouse.db.user.delete({ where: { id } })],
		[
			'is disabled',
			(id: string) =>
				gatehouse.db.user.update({ where: { id }, data: { disabledAt: gatehouse.clock.at } })
		],
		[
			'may no longer give it',
			(userId: string) =>
				gatehouse.db.userRole.deleteMany({ where: { userId, role: { builtIn: 'administrator' } } })
		],
		[
			'holds less than it by now',
			async () => {
				const roleId = await gatehouse.roleId('moderator');
				const data = [{ roleId, permission: 'users:delete' }];
				await gatehouse.db.userRole.deleteMany({
					where: { userId: boss.id, role: { builtIn: 'administrator' } }
				});
				const own = await gatehouse.db.role.create({
					data: {
						...{ name: 'Own', nameFolded: 'own', createdAt: gatehouse.clock.at },
						permissions: {
							create: ['roles:assign', 'users:read', 'roles:read'].map((permission) => ({
								permission
							}))
						},
						holders: { create: { userId: boss.id, givenAt: gatehouse.clock.at } }
					}
				});
				await gatehouse.db.rolePermission.createMany({ data });
				return own;
			}
		]
	])('is not given where whoever invited %s', async (_, happens) => {
		boss = await gatehouse.person('boss', { roles: ['administrator'] });
		const token = await invited(await gatehouse.roleId('moderator'), boss);
		await happens(boss.id);
		expect((await accepted(token)).outcome).toBe('succeeded');
		expect(await rolesOf('elif.demir')).toEqual([['member', null]]);
	});
	let boss: Person;

	test('is no more where the role was deleted, and the invitation holds', async () => {
		const { id: roleId } = await (
			await gatehouse.as(mara)
		).roles.create({ name: 'Steward', description: '' });
		const token = await invited(roleId);
		await (await gatehouse.as(mara)).roles.delete({ roleId });
		expect((await accepted(token)).outcome).toBe('succeeded');
		expect(await rolesOf('elif.demir')).toEqual([['member', null]]);
	});

	test('and whoever invited, deleted in the same moment: an account in any case, and no deadlock', async () => {
		for (let time = 0; time < 5; time++) {
			const boss = await gatehouse.person(`boss${time}`, { roles: ['administrator'] });
			const token = await invited(await gatehouse.roleId('moderator'), boss);
			const api = await gatehouse.as(mara);
			const [{ outcome }, deleted] = await Promise.all([
				accepted(token),
				failure(api.users.delete({ userId: boss.id }))
			]);
			expect([outcome, deleted]).toEqual(['succeeded', 'succeeded']);
			await gatehouse.db.user.deleteMany({ where: { emailCanonical: email } });
			await gatehouse.db.limit.deleteMany();
		}
		expect(gatehouse.reports).toEqual([]);
	});
});

describe('an address that gets an account', () => {
	test('by its invitation, ends what was registered with it, and the name is free to its owner', async () => {
		await (await gatehouse.visitor()).auth.register({ ...elif, email });
		const registered = await gatehouse.mailedToken('confirmEmail');
		const { outcome } = await accepted(await invited());
		expect(outcome).toBe('succeeded');
		expect(await gatehouse.db.registration.count()).toBe(0);
		expect(
			await (await gatehouse.visitor()).email.previewVerification({ token: registered })
		).toEqual({ state: 'gone' });
	});

	test('but a name that another address has registered stays theirs', async () => {
		await (await gatehouse.visitor()).auth.register({ ...elif, email: 'other@northfold.example' });
		expect((await accepted(await invited())).outcome).toEqual({
			username: 'elif.demir is taken. Try another.'
		});
	});

	test('by registering, ends its invitation', async () => {
		const token = await invited();
		const browser = createBrowser();
		await (await gatehouse.from(browser)).auth.register({ ...elif, email });
		const proof = await gatehouse.mailedToken('confirmEmail');
		await (await gatehouse.from(browser)).email.verify({ token: proof });
		expect(await gatehouse.db.invitation.count()).toBe(0);
		expect((await accepted(token, { username: 'other' })).outcome).toHaveProperty('form');
	});

	test('by a change of address, ends its invitation', async () => {
		const token = await invited();
		const noor = await gatehouse.person('noor');
		await (await gatehouse.as(noor)).email.requestChange({ email });
		await (
			await gatehouse.visitor()
		).email.confirmChange({ token: await gatehouse.mailedToken('confirmEmailChange') });
		expect(await gatehouse.db.invitation.count()).toBe(0);
		expect((await accepted(token)).outcome).toHaveProperty('form');
	});

	test('by both ways at once, gets one account', async () => {
		for (let time = 0; time < 5; time++) {
			const token = await invited();
			const browser = createBrowser();
			await (await gatehouse.from(browser)).auth.register({ ...elif, username: 'elif.two', email });
			const proof = await gatehouse.mailedToken('confirmEmail');
			const api = await gatehouse.from(browser);
			const [{ outcome }, verified] = await Promise.all([
				accepted(token),
				failure(api.email.verify({ token: proof }))
			]);
			expect([outcome, verified].filter((each) => each === 'succeeded')).toHaveLength(1);
			expect(await gatehouse.db.user.count({ where: { emailCanonical: email } })).toBe(1);
			await gatehouse.db.user.deleteMany({ where: { emailCanonical: email } });
			await gatehouse.db.limit.deleteMany();
		}
		expect(gatehouse.reports).toEqual([]);
	});
});
