import { beforeEach, describe, expect, test } from 'vitest';
import { builtInRoles } from '@gatehouse/contract';
import { createCaller } from '../router.ts';
import {
	asStored,
	createBrowser,
	createTestApi,
	failure,
	goodPassword,
	type Person
} from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara', { roles: ['administrator'] });
});

const email = 'Elif.Demir@northfold.example';
const day = 24 * 3600;
const users = async (person = mara) => (await gatehouse.as(person)).users;
const looked = async (token: string) => (await gatehouse.visitor()).invitations.preview({ token });

describe('inviting', () => {
	test('mails a link that holds for seven days, and says who asks', async () => {
		const { id } = await (await users()).invite({ email: ` ${email} ` });
		const [letter] = await gatehouse.letters();
		expect(letter).toMatchObject({
			template: 'invitation',
			to: email,
			values: { inviter: 'mara', until: '2026-03-09T09:00:00.000Z' }
		});
		const ready = { email, invitedBy: 'mara', expiresAt: new Date('2026-03-09T09:00:00Z') };
		const token = await gatehouse.mailedToken('invitation');
		expect(await looked(token)).toEqual({ state: 'ready', ...ready });
		gatehouse.clock.pass(7 * day);
		expect(await looked(token)).toEqual({ state: 'expired', ...ready });
		const later = await gatehouse.person('later', { roles: ['administrator'] });
		const { items } = await (await users(later)).invitations({});
		expect(items).toEqual([
			{
				id,
				email,
				role: null,
				invitedBy: { id: mara.id, username: 'mara' },
				createdAt: new Date('2026-03-02T09:00:00Z'),
				mailedAt: new Date('2026-03-02T09:00:00Z'),
				expiresAt: ready.expiresAt,
				state: 'expired',
				mayAct: true
			}
		]);
	});

	test('stores no token, in no form that could be opened', async () => {
		await (await users()).invite({ email });
		const token = await gatehouse.mailedToken('invitation');
		const rows = await gatehouse.db.$queryRaw`SELECT i::text FROM invitations i`;
		expect(rows).toHaveLength(1);
		for (const form of asStored(token)) expect(JSON.stringify(rows)).not.toContain(form);
	});

	test('says that an address has an account, is invited, or was an account’s until lately', async () => {
		const noor = await gatehouse.person('noor');
		const api = await users();
		const known = await failure(api.invite({ email: noor.email.toUpperCase() }));
		expect(known).toEqual({ email: expect.stringContaining('has an account already') });
		await api.invite({ email });
		const twice = await failure(api.invite({ email: email.toLowerCase() }));
		expect(twice).toEqual({
			email: expect.stringContaining('was invited on 2 March 2026 already')
		});
		expect(await gatehouse.db.invitation.count()).toBe(1);
		await gatehouse.db.credentialChange.create({
			data: {
				...{ userId: noor.id, what: 'email', credentialVersion: 1 },
				...{ emailBefore: 'old@x.example', emailBeforeCanonical: 'old@x.example' },
				undoHash: new Uint8Array(32),
				createdAt: gatehouse.clock.at,
				expiresAt: new Date(gatehouse.clock.at.getTime() + 1000)
			}
		});
		expect(await failure(api.invite({ email: 'old@x.example' }))).toEqual({
			email: expect.stringContaining('until lately')
		});
		gatehouse.clock.pass(2);
		expect(await failure(api.invite({ email: 'old@x.example' }))).toBe('succeeded');
	});

	test('takes the place of an invitation that has run out', async () => {
		const api = await users();
		await api.invite({ email });
		const first = await gatehouse.mailedToken('invitation');
		gatehouse.clock.pass(7 * day);
		const { id } = await (
			await users(await gatehouse.person('boss', { roles: ['administrator'] }))
		).invite({ email });
		expect(await looked(first)).toEqual({ state: 'gone' });
		expect(await gatehouse.db.invitation.findMany({ select: { id: true } })).toEqual([{ id }]);
	});

	test('two at once of one address write one row, and the other is told', async () => {
		const both = await Promise.all([users(), users()]);
		const outcomes = await Promise.all(both.map((api) => failure(api.invite({ email }))));
		expect(outcomes).toContain('succeeded');
		expect(outcomes).toContainEqual({ email: expect.stringContaining('already') });
		expect(await gatehouse.db.invitation.count()).toBe(1);
		expect(await gatehouse.letters()).toHaveLength(1);
		expect(gatehouse.reports).toEqual([]);
	});

	test('keeps to the domains that may register', async () => {
		const context = await gatehouse.contextOf(mara.browser);
		const product = { ...context.product, allowedDomains: ['northfold.example'] };
		const api = createCaller({ ...context, product });
		expect(await failure(api.users.invite({ email: 'x@elsewhere.example' }))).toEqual({
			email: 'Only addresses of these domains can register: northfold.example.'
		});
		expect(await failure(api.users.invite({ email }))).toBe('succeeded');
	});

	test('with a role asks for what giving it asks for', async () => {
		const moderator = await gatehouse.roleId('moderator');
		const administrator = await gatehouse.roleId('administrator');
		const inviter = await gatehouse.person('elif', { permissions: ['users:invite', 'users:read'] });
		const giver = await gatehouse.person('giver', {
			permissions: ['users:invite', 'roles:assign', ...builtInRoles.moderator.permissions]
		});
		const missing = { kind: 'notAllowed', why: 'missingPermission', permission: 'roles:assign' };
		const beyond = { kind: 'notAllowed', why: 'beyondYours' };
		expect(await failure((await users(inviter)).invite({ email, roleId: moderator }))).toEqual(
			missing
		);
		expect(await failure((await users(giver)).invite({ email, roleId: administrator }))).toEqual(
			beyond
		);
		const lost = { email, roleId: '00000000-0000-7000-8000-000000000000' };
		expect(await failure((await users(giver)).invite(lost))).toEqual({ kind: 'notFound' });
		expect(await gatehouse.letters()).toEqual([]);
		await (await users(giver)).invite({ email, roleId: moderator });
		expect((await (await users()).invitations({})).items).toMatchObject([
			{ role: { id: moderator, name: 'Moderator' } }
		]);
	});

	test('is limited: fifty an hour of one person, five to one mailbox', async () => {
		const api = await users();
		for (let time = 0; time < 5; time++) {
			const { id } = await api.invite({ email });
			await api.revokeInvitation({ invitationId: id });
		}
		expect(await failure(api.invite({ email }))).toMatchObject({ kind: 'tooMany' });
		for (let more = 0; more < 44; more++) await api.invite({ email: `p${more}@northfold.example` });
		expect(await failure(api.invite({ email: 'last@northfold.example' }))).toMatchObject({
			kind: 'tooMany'
		});
		const boss = await gatehouse.person('boss', { roles: ['administrator'] });
		const elsewhere = await gatehouse.from(boss.browser, '192.0.2.77');
		expect(await failure(elsewhere.users.invite({ email: 'last@northfold.example' }))).toBe(
			'succeeded'
		);
	});
});

describe('an invitation that waits', () => {
	test('sent again has a new link for seven days more, and the old one is dead', async () => {
		const api = await users();
		const { id } = await api.invite({ email });
		const first = await gatehouse.mailedToken('invitation');
		gatehouse.clock.pass(8 * day);
		const boss = await gatehouse.person('boss', { roles: ['administrator'] });
		await (await users(boss)).resendInvitation({ invitationId: id });
		expect(await looked(first)).toEqual({ state: 'gone' });
		expect(await looked(await gatehouse.mailedToken('invitation'))).toMatchObject({
			state: 'ready',
			invitedBy: 'mara',
			expiresAt: new Date('2026-03-17T09:00:00Z')
		});
		await gatehouse.db.user.delete({ where: { id: mara.id } });
		await (await users(boss)).resendInvitation({ invitationId: id });
		expect((await gatehouse.letters()).at(-1)).toMatchObject({ values: { inviter: 'boss' } });
	});

	test('can be sent five times an hour', async () => {
		const api = await users();
		const { id: invitationId } = await api.invite({ email });
		for (let time = 0; time < 5; time++) await api.resendInvitation({ invitationId });
		expect(await failure(api.resendInvitation({ invitationId }))).toMatchObject({
			kind: 'tooMany'
		});
	});

	test('withdrawn is gone, and is not withdrawn or sent once more', async () => {
		const api = await users();
		const { id: invitationId } = await api.invite({ email });
		await api.revokeInvitation({ invitationId });
		expect(await looked(await gatehouse.mailedToken('invitation'))).toEqual({ state: 'gone' });
		expect(await failure(api.revokeInvitation({ invitationId }))).toEqual({ kind: 'notFound' });
		expect(await failure(api.resendInvitation({ invitationId }))).toEqual({ kind: 'notFound' });
		expect((await api.invitations({})).items).toEqual([]);
	});

	test('with a role is touched only by who may give that role', async () => {
		const roleId = await gatehouse.roleId('administrator');
		const { id: invitationId } = await (await users()).invite({ email, roleId });
		const elif = await gatehouse.person('elif', {
			permissions: ['users:invite', 'users:read', 'roles:assign']
		});
		const beyond = { kind: 'notAllowed', why: 'beyondYours' };
		const api = await users(elif);
		expect((await api.invitations({})).items).toMatchObject([{ mayAct: false }]);
		expect(await failure(api.resendInvitation({ invitationId }))).toEqual(beyond);
		expect(await failure(api.revokeInvitation({ invitationId }))).toEqual(beyond);
		expect(await failure((await users()).revokeInvitation({ invitationId }))).toBe('succeeded');
	});

	test('is found by any part of its address, where signs mean themselves, page by page', async () => {
		const api = await users();
		for (const name of ['one.two', 'one_two', 'onextwo', 'per%cent'])
			await api.invite({ email: `${name}@northfold.example` });
		const found = async (search: string) =>
			(await api.invitations({ search })).items.map((item) => item.email.split('@')[0]);
		expect(await found('ONE')).toEqual(['onextwo', 'one_two', 'one.two']);
		expect(await found('one_t')).toEqual(['one_two']);
		expect(await found('%')).toEqual(['per%cent']);
		expect(await found('\\')).toEqual([]);
		const first = await api.invitations({ limit: 3 });
		const second = await api.invitations({ limit: 3, cursor: first.nextCursor ?? '' });
		expect([first.items.length, second.items.length, second.nextCursor]).toEqual([3, 1, null]);
	});

	test('whoever only sees people sees it, and does nothing about it', async () => {
		await (await users()).invite({ email });
		const moderator = await gatehouse.person('elif', { roles: ['moderator'] });
		const api = await users(moderator);
		const { items } = await api.invitations({});
		expect(items).toMatchObject([{ email, mayAct: false }]);
		const missing = {
			kind: 'notAllowed',
			why: 'missingPermission',
			permission: 'users:invite'
		};
		const invitationId = items[0]?.id ?? '';
		expect(await failure(api.invite({ email: 'x@y.example' }))).toEqual(missing);
		expect(await failure(api.resendInvitation({ invitationId }))).toEqual(missing);
		expect(await failure(api.revokeInvitation({ invitationId }))).toEqual(missing);
	});
});

test('where registration is by invitation, registering is refused, and whoever is invited still comes in', async () => {
	const visitor = await gatehouse.contextOf(createBrowser());
	const product = { ...visitor.product, registration: 'invitation' as const };
	const closed = createCaller({ ...visitor, product });
	const chosen = { username: 'elif.demir', password: goodPassword, confirmPassword: goodPassword };
	expect(await failure(closed.auth.register({ ...chosen, email }))).toEqual({
		kind: 'notAllowed',
		why: 'byInvitation'
	});
	expect(await gatehouse.db.registration.count()).toBe(0);
	await (await users()).invite({ email });
	const token = await gatehouse.mailedToken('invitation');
	expect(await failure(closed.invitations.accept({ ...chosen, token }))).toBe('succeeded');
});
