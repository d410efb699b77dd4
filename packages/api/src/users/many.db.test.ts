import type { ManyAct, Outcome } from '@gatehouse/contract';
import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
let noor: Person;
let elif: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara', { roles: ['administrator'] });
	noor = await gatehouse.person('noor');
	elif = await gatehouse.person('elif', { roles: ['moderator'] });
});

const reason = 'The project has ended.';
const nobody = '0190a5a0-0000-7000-8000-000000000000';
const idsOf = (people: readonly Person[]) => people.map(({ id }) => id);
const short = ({ outcome, refusal }: Outcome) => {
	if (!refusal) return outcome;
	if (refusal.kind === 'notAllowed') return refusal.why;
	return refusal.kind === 'conflict' ? refusal.conflict : refusal.kind;
};
const preview = async (by: Person, act: ManyAct, userIds: string[], roleId?: string) =>
	(await (await gatehouse.as(by)).users.preview({ act, userIds, roleId })).people.map(short);
const disableMany = async (by: Person, userIds: string[]) =>
	(await (await gatehouse.as(by)).users.disableMany({ userIds, reason })).outcomes.map(short);

/** Everything that an act could change, in one number of each kind. */
async function counted() {
	const { db } = gatehouse;
	const rows = await Promise.all([
		db.user.findMany({ orderBy: { id: 'asc' } }),
		db.userRole.findMany({ orderBy: [{ userId: 'asc' }, { roleId: 'asc' }] }),
		db.session.findMany({ select: { id: true }, orderBy: { id: 'asc' } }),
		db.$queryRaw`SELECT key, hits FROM limits ORDER BY key`
	]);
	return { rows, letters: (await gatehouse.letters()).length };
}

const isIn = async (whom: Person) => (await (await gatehouse.as(whom)).auth.session()) !== null;

describe('a preview', () => {
	test('says of each what would become of them, as the act then does', async () => {
		const closed = await gatehouse.person('closed');
		await (await gatehouse.as(mara)).users.disable({ userId: closed.id, reason });
		const userIds = [...idsOf([noor, closed, mara, elif]), nobody];
		expect(await preview(elif, 'disable', userIds)).toEqual([
			...['done', 'unchanged', 'beyondYours', 'onYourself', 'notFound']
		]);
		expect(await disableMany(elif, userIds)).toEqual([
			...['done', 'unchanged', 'beyondYours', 'onYourself', 'notFound']
		]);
		expect(await preview(mara, 'enable', idsOf([noor, closed, elif]))).toEqual([
			...['done', 'done', 'unchanged']
		]);
	});

	test('writes nothing, whatever it is of', async () => {
		const roleId = await gatehouse.roleId('moderator');
		const userIds = idsOf([noor, elif, mara]);
		const before = await counted();
		gatehouse.statements.length = 0;
		for (const act of ['assign', 'unassign', 'endSessions', 'enable', 'disable'] as const)
			await preview(mara, act, userIds, roleId);
		const writes = gatehouse.statements.filter((sql) => /insert|update|delete|lock/i.test(sql));
		expect(writes).toEqual([]);
		expect(await counted()).toEqual(before);
	});

	test('of a role tells who holds it; without one, only who cannot be acted on', async () => {
		const roleId = await gatehouse.roleId('moderator');
		const userIds = idsOf([noor, elif, mara]);
		expect(await preview(mara, 'assign', userIds, roleId)).toEqual([
			...['done', 'unchanged', 'onYourself']
		]);
		expect(await preview(mara, 'unassign', userIds, roleId)).toEqual([
			...['unchanged', 'done', 'onYourself']
		]);
		expect(await preview(mara, 'unassign', userIds)).toEqual(['done', 'done', 'onYourself']);
	});

	test('is refused as the act would be', async () => {
		const wanted = { act: 'assign' as const, userIds: [noor.id] };
		expect(await failure((await gatehouse.as(elif)).users.preview(wanted))).toEqual({
			kind: 'notAllowed',
			why: 'missingPermission',
			permission: 'roles:assign'
		});
		const clerk = await gatehouse.person('clerk', { permissions: ['users:read', 'roles:assign'] });
		const api = await gatehouse.as(clerk);
		const roleId = await gatehouse.roleId('moderator');
		const beyond = { kind: 'notAllowed', why: 'beyondYours' };
		expect(await failure(api.users.preview({ ...wanted, roleId }))).toEqual(beyond);
		expect(await failure(api.roles.assignMany({ userIds: [noor.id], roleId }))).toEqual(beyond);
		expect(await failure(api.roles.assignMany({ userIds: [noor.id], roleId: nobody }))).toEqual({
			kind: 'notFound'
		});
	});
});

describe('the last administrator', () => {
	// May do all that administrators may, and is none: so they can be acted on by somebody who is not among them.
	let deputy: Person;
	let boss: Person;
	beforeEach(async () => {
		const { permissions } = (await (await gatehouse.as(mara)).auth.session())?.user ?? {};
		deputy = await gatehouse.person('deputy', { permissions: [...(permissions ?? [])] });
		boss = await gatehouse.person('boss', { roles: ['administrator'] });
	});

	test('stays, and the others of the selection go', async () => {
		const userIds = idsOf([boss, noor, mara, elif]);
		const expected = ['done', 'done', 'lastAdministrator', 'done'];
		expect(await preview(deputy, 'disable', userIds)).toEqual(expected);
		expect(await disableMany(deputy, userIds)).toEqual(expected);
	});

	test('keeps the role', async () => {
		const roleId = await gatehouse.roleId('administrator');
		const userIds = idsOf([mara, boss]);
		expect(await preview(deputy, 'unassign', userIds, roleId)).toEqual([
			...['done', 'lastAdministrator']
		]);
		const api = await gatehouse.as(deputy);
		const { outcomes } = await api.roles.unassignMany({ userIds, roleId });
		expect(outcomes.map(short)).toEqual(['done', 'lastAdministrator']);
	});

	test('is there still when two sets are disabled at once', async () => {
		const ids = idsOf([mara, boss]);
		await Promise.all([disableMany(deputy, ids), disableMany(deputy, [...ids].reverse())]);
		const left = await gatehouse.db.user.count({
			where: { disabledAt: null, roles: { some: { role: { builtIn: 'administrator' } } } }
		});
		expect(left).toBe(1);
		expect(gatehouse.reports).toEqual([]);
	});
});

describe('an act over many', () => {
	test('does for fifty what it does for one: out at once, told why, and mailed', async () => {
		const people: Person[] = [];
		for (let more = 0; more < 50; more++) people.push(await gatehouse.person(`person${more}`));
		expect(await disableMany(mara, idsOf(people))).toEqual(people.map(() => 'done'));
		const letters = await gatehouse.letters();
		expect(letters.filter(({ template }) => template === 'accountDisabled')).toHaveLength(50);
		for (const person of people) expect(await isIn(person)).toBe(false);
		// Done again it says so, and mails nobody a second time.
		expect(await disableMany(mara, idsOf(people))).toEqual(people.map(() => 'unchanged'));
		expect(await gatehouse.letters()).toHaveLength(letters.length);
	});

	test('undoes for fifty what it did, and for nobody else', async () => {
		const people: Person[] = [];
		for (let more = 0; more < 50; more++) people.push(await gatehouse.person(`person${more}`));
		await (await gatehouse.as(mara)).users.disable({ userId: noor.id, reason: 'Asked for it.' });
		gatehouse.clock.pass(60);
		await disableMany(mara, idsOf(people));
		const { outcomes } = await (
			await gatehouse.as(mara)
		).users.undoDisableMany({ userIds: idsOf([noor, ...people]) });
		expect(outcomes[0]?.refusal).toEqual({ kind: 'conflict', conflict: 'tooLateToUndo' });
		expect(outcomes.slice(1).every(({ outcome }) => outcome === 'done')).toBe(true);
		for (const person of people) expect(await isIn(person)).toBe(true);
		expect((await gatehouse.letters()).map(({ to }) => to)).toEqual([noor.email]);
	});

	test('leaves alone the reason of who was disabled before', async () => {
		await (await gatehouse.as(mara)).users.disable({ userId: noor.id, reason: 'Asked for it.' });
		await disableMany(mara, [noor.id]);
		const row = await gatehouse.db.user.findUniqueOrThrow({ where: { id: noor.id } });
		expect(row.disabledReason).toBe('Asked for it.');
	});

	test('enables, gives, takes and logs out, and says who was so already', async () => {
		const api = await gatehouse.as(mara);
		const userIds = idsOf([noor, elif]);
		const roleId = await gatehouse.roleId('moderator');
		const of = ({ outcomes }: { outcomes: Outcome[] }) => outcomes.map(short);
		expect(of(await api.roles.assignMany({ userIds, roleId }))).toEqual(['done', 'unchanged']);
		expect(of(await api.roles.unassignMany({ userIds, roleId }))).toEqual(['done', 'done']);
		await api.users.endSessions({ userId: noor.id });
		expect(of(await api.users.endSessionsMany({ userIds }))).toEqual(['unchanged', 'done']);
		await disableMany(mara, [elif.id]);
		expect(of(await api.users.enableMany({ userIds }))).toEqual(['unchanged', 'done']);
	});

	test('takes a hundred people at most, each once, and at least one', async () => {
		const api = await gatehouse.as(mara);
		const many = (userIds: string[]) => failure(api.users.enableMany({ userIds }));
		expect(await many([])).toEqual({ userIds: 'Choose somebody first.' });
		const tooMany = Array.from({ length: 101 }, () => crypto.randomUUID());
		expect(await many(tooMany)).toEqual({ userIds: 'Choose 100 people at most.' });
		const twice = { userIds: [noor.id, noor.id.toUpperCase()] };
		expect((await api.users.enableMany(twice)).outcomes).toHaveLength(1);
	});

	test('on a day that is over changes nobody', async () => {
		const api = await gatehouse.as(mara);
		const input = { userIds: idsOf([noor, elif]), reason, until: '2020-01-01' };
		expect(await failure(api.users.disableMany(input))).toEqual({
			until: 'Choose a day that is still to come.'
		});
		expect(await gatehouse.db.user.count({ where: { disabledAt: { not: null } } })).toBe(0);
	});

	test('is begun twenty times an hour by one person, whatever it does', async () => {
		const api = await gatehouse.as(mara);
		const roleId = await gatehouse.roleId('moderator');
		const input = { userIds: [noor.id] };
		for (let more = 0; more < 10; more++) {
			await api.users.enableMany(input);
			await api.roles.assignMany({ ...input, roleId });
		}
		expect(await failure(api.users.endSessionsMany(input))).toMatchObject({ kind: 'tooMany' });
		expect(await failure(api.users.preview({ ...input, act: 'disable' }))).toBe('succeeded');
		expect(await failure((await gatehouse.as(elif)).users.enableMany(input))).toBe('succeeded');
	});

	test('takes the permission of the act itself', async () => {
		const reader = await gatehouse.person('reader', { permissions: ['users:read'] });
		const api = await gatehouse.as(reader);
		const input = { userIds: [noor.id] };
		const role = { ...input, roleId: await gatehouse.roleId('member') };
		for (const act of [
			() => api.users.disableMany({ ...input, reason }),
			() => api.users.enableMany(input),
			() => api.users.endSessionsMany(input),
			() => api.roles.assignMany(role),
			() => api.roles.unassignMany(role)
		])
			expect(await failure(act())).toMatchObject({
				kind: 'notAllowed',
				why: 'missingPermission'
			});
	});
});
