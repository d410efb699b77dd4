import { Prisma } from '@gatehouse/db';
import { beforeEach, describe, expect, test } from 'vitest';
import { census } from './census.ts';
import { createCaller } from './router.ts';
import { createTestApi, failure, goodPassword } from './testing.ts';
import type { Person } from './testing.ts';

const gatehouse = await createTestApi();
let root: Person;
let mara: Person;
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const stepUpRequired = { kind: 'stepUpRequired' };
const asking = census()
	.filter(({ stepUp }) => stepUp)
	.map(({ name }) => name);

/** The procedure of this name, with an input that no type allows. */
async function call(path: string, input: unknown): Promise<unknown> {
	const caller: unknown = await gatehouse.as(root);
	const [router = '', name = ''] = path.split('.');
	const procedure: unknown = Reflect.get(Object(Reflect.get(Object(caller), router)), name);
	if (typeof procedure !== 'function') throw new Error(`${path} is not there`);
	return procedure(input);
}

/** All that there is, but for what the refusals themselves leave: the log, and how often was tried. */
async function everything() {
	const tables = await gatehouse.db.$queryRaw<{ name: string }[]>`
		SELECT table_name AS name FROM information_schema.tables
		WHERE table_schema = current_schema() AND table_type = 'BASE TABLE'
			AND table_name NOT LIKE 'audit%' AND table_name NOT LIKE '\\_%' AND table_name <> 'limits'
		ORDER BY table_name`;
	const rows: unknown[] = [];
	for (const { name } of tables)
		rows.push([
			name,
			await gatehouse.db.$queryRaw`
				SELECT md5(t::text) FROM ${Prisma.raw(`"${name}"`)} t ORDER BY 1`
		]);
	return rows;
}

describe('what asks to confirm who one is', () => {
	test('is what changes something by a permission, and what lets somebody in or keeps them out', () => {
		expect(asking).toMatchInlineSnapshot(`
			[
			  "email.requestChange",
			  "mail.sendAgain",
			  "mail.settle",
			  "passkeys.beginSetup",
			  "passkeys.finishSetup",
			  "passkeys.remove",
			  "roles.assign",
			  "roles.assignMany",
			  "roles.create",
			  "roles.delete",
			  "roles.unassign",
			  "roles.unassignMany",
			  "roles.update",
			  "tokens.approveDevice",
			  "tokens.create",
			  "twoFactor.beginSetup",
			  "twoFactor.disable",
			  "twoFactor.finishSetup",
			  "twoFactor.regenerateRecoveryCodes",
			  "users.delete",
			  "users.disable",
			  "users.disableMany",
			  "users.enable",
			  "users.enableMany",
			  "users.endSession",
			  "users.endSessions",
			  "users.endSessionsMany",
			  "users.impersonate",
			  "users.invite",
			  "users.resendInvitation",
			  "users.resetTwoFactor",
			  "users.revokeInvitation",
			  "users.sendPasswordReset",
			  "users.undoDisable",
			  "users.undoDisableMany",
			]
		`);
	});

	test.each(asking)('%s does nothing by a login older than a quarter of an hour', async (path) => {
		gatehouse.clock.pass(15 * 60);
		// Whoever is there has been seen: what follows leaves no trace of its own.
		await (await gatehouse.as(root)).auth.session();
		const before = await everything();
		// Before its input is looked at: whatever comes along, nothing is told of what is right in it.
		for (const input of [undefined, {}, { userId: mara.id, userIds: [mara.id] }, 'nonsense'])
			expect(await failure(call(path, input))).toEqual(stepUpRequired);
		expect(await everything()).toEqual(before);
		expect(await gatehouse.letters()).toEqual([]);
		expect(gatehouse.reports).toEqual([]);
	});
});

describe('a confirmation', () => {
	const disable = async () => {
		const admin = await gatehouse.as(root);
		return failure(admin.users.disable({ userId: mara.id, reason: 'Spam' }));
	};
	const confirm = async () =>
		(await gatehouse.as(root)).auth.confirmIdentity({ password: goodPassword });

	test('holds a quarter of an hour to the second; a login counts as one', async () => {
		gatehouse.clock.pass(899);
		expect(await disable()).toBe('succeeded');
		gatehouse.clock.pass(900);
		expect(await disable()).toEqual(stepUpRequired);
		await confirm();
		gatehouse.clock.pass(899);
		expect(await disable()).toBe('succeeded');
	});

	test('slides with each act, up to two hours after it was given', async () => {
		for (let passed = 0; passed < 7190; passed += 719) {
			gatehouse.clock.pass(719);
			expect(await disable()).toBe('succeeded');
		}
		gatehouse.clock.pass(9);
		expect(await disable()).toBe('succeeded');
		gatehouse.clock.pass(1);
		expect(await disable()).toEqual(stepUpRequired);
	});

	test('does not slide with what is only read, nor with what was refused', async () => {
		gatehouse.clock.pass(600);
		const admin = await gatehouse.as(root);
		await admin.users.list({});
		await failure(admin.users.disable({ userId: root.id, reason: 'Spam' }));
		gatehouse.clock.pass(300);
		expect(await (await gatehouse.as(root)).users.list({})).toBeTruthy();
		expect(await disable()).toEqual(stepUpRequired);
	});

	test('is of this session alone, which goes on under a new token', async () => {
		const elsewhere = await gatehouse.person('iris.vance', { roles: ['administrator'] });
		const login = { email: root.email, password: goodPassword };
		await (await gatehouse.from(elsewhere.browser)).auth.login(login);
		gatehouse.clock.pass(900);
		const before = root.browser.session.token;
		await confirm();
		expect(root.browser.session.token).not.toBe(before);
		expect(await gatehouse.services.sessions.read(before ?? '')).toBeNull();
		const other = await gatehouse.from(elsewhere.browser);
		expect(await failure(other.users.enable({ userId: mara.id }))).toEqual(stepUpRequired);
		expect(await disable()).toBe('succeeded');
	});

	test('is asked of a person, and never of a token: that may what its scopes say', async () => {
		const { token } = await (
			await gatehouse.as(root)
		).tokens.create({ name: 'Nightly', scopes: ['users:disable'], days: 30 });
		gatehouse.clock.pass(86_400);
		const program = await gatehouse.byToken(token);
		expect(await failure(program.users.disable({ userId: mara.id, reason: 'Spam' }))).toBe(
			'succeeded'
		);
		expect(await failure(program.users.endSessions({ userId: mara.id }))).toEqual({
			kind: 'notAllowed',
			why: 'missingScope'
		});
	});

	test('comes after the permission: who may not is not asked for anything', async () => {
		gatehouse.clock.pass(900);
		const member = createCaller(await gatehouse.contextOf(mara.browser));
		expect(await failure(member.users.disable({ userId: root.id, reason: 'Spam' }))).toMatchObject({
			kind: 'notAllowed'
		});
	});
});

test('what is typed is looked at after that: confirmed, nonsense is an issue', async () => {
	expect(await failure(call('users.disable', 'nonsense'))).toHaveProperty('form');
	gatehouse.clock.pass(900);
	expect(await failure(call('users.disable', 'nonsense'))).toEqual(stepUpRequired);
});

test('no act that takes a permission of the administration goes without', () => {
	const acts = census().filter(({ access, type, records }) => {
		const changes = type === 'mutation' && records !== 'nothing';
		return changes && access.includes(':');
	});
	expect(acts.filter(({ stepUp }) => !stepUp)).toEqual([]);
	expect(acts.length).toBeGreaterThan(20);
});
