import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { isLastAdministrator, sqlStateOf } from './errors.ts';
import { createTestDatabase } from './testing.ts';
import { aRole, aUser } from './testing/rows.ts';

const database = await createTestDatabase();
const { db } = database;
const now = new Date('2026-02-01T00:00:00Z');

let administrator: string;
let member: string;

beforeEach(async () => {
	await database.truncate();
	const named = (builtIn: string) => db.role.create({ data: aRole(builtIn, { builtIn }) });
	administrator = (await named('administrator')).id;
	member = (await named('member')).id;
});
afterAll(() => database.close());

async function someone(...roles: string[]): Promise<string> {
	const { id } = await db.user.create({ data: aUser() });
	for (const role of roles) await give(id, role);
	return id;
}

const give = (userId: string, roleId: string) =>
	db.userRole.create({ data: { userId, roleId, givenAt: now } });

const active = () =>
	db.user.count({ where: { disabledAt: null, roles: { some: { roleId: administrator } } } });

/** Every way in which someone can stop being an active administrator. */
const ends: Record<string, (userId: string) => Promise<unknown>> = {
	'taking the role': (userId) =>
		db.userRole.deleteMany({ where: { userId, roleId: administrator } }),
	'taking all roles': (userId) => db.$executeRaw`
		DELETE FROM user_roles WHERE user_id = ${userId}::uuid`,
	'changing the role into another': (userId) =>
		db.userRole.updateMany({ where: { userId, roleId: administrator }, data: { roleId: member } }),
	'disabling the account': (userId) =>
		db.user.updateMany({ where: { id: userId, disabledAt: null }, data: { disabledAt: now } }),
	'disabling it in a transaction': (userId) =>
		db.$transaction((tx) =>
			tx.user.updateMany({ where: { id: userId }, data: { disabledAt: now } })
		),
	'deleting the account': (userId) => db.user.deleteMany({ where: { id: userId } })
};

describe.each(Object.entries(ends))('%s', (_how, end) => {
	it('is refused for the last administrator', async () => {
		const last = await someone(administrator);
		await someone(member);
		await expect(end(last)).rejects.toSatisfy(isLastAdministrator);
		expect(await active()).toBe(1);
	});

	it('is refused where the only other one is disabled', async () => {
		const other = await someone(administrator);
		const last = await someone(administrator);
		await db.user.update({ where: { id: other }, data: { disabledAt: now } });
		await expect(end(last)).rejects.toSatisfy(isLastAdministrator);
	});

	it('is fine while another one is there', async () => {
		const first = await someone(administrator);
		await someone(administrator);
		await end(first);
		expect(await active()).toBe(1);
	});

	it('is fine for everyone else, with no administrator at all', async () => {
		await end(await someone(member));
	});

	it('leaves one, however many try at once', async () => {
		for (const count of [2, 3, 20]) {
			const people: string[] = [];
			for (let each = 0; each < count; each++) people.push(await someone(administrator));
			const tries = Array.from({ length: 20 }, (_, each) => end(people[each % count] ?? ''));
			const refused = (await Promise.allSettled(tries)).filter(
				({ status }) => status === 'rejected'
			);
			for (const { reason } of refused as PromiseRejectedResult[])
				expect(reason).toSatisfy(isLastAdministrator);
			expect(await active()).toBe(1);
			await database.truncate();
			await db.role.create({ data: aRole('a', { id: administrator, builtIn: 'administrator' }) });
			await db.role.create({ data: aRole('m', { id: member, builtIn: 'member' }) });
		}
	});
});

it('the ways mixed, at once, leave one', async () => {
	const ways = Object.values(ends);
	const people: string[] = [];
	for (let each = 0; each < 20; each++) people.push(await someone(administrator));
	const tries = people.map(async (id, each) => ways[each % ways.length]?.(id));
	const refused = (await Promise.allSettled(tries)).filter((each) => each.status === 'rejected');
	expect(refused).toEqual([{ status: 'rejected', reason: expect.toSatisfy(isLastAdministrator) }]);
	expect(await active()).toBe(1);
});

it('the role can be handed over in one transaction', async () => {
	const [from, to] = [await someone(administrator), await someone()];
	await db.$transaction(async (tx) => {
		await tx.userRole.create({ data: { userId: to, roleId: administrator, givenAt: now } });
		await tx.userRole.deleteMany({ where: { userId: from } });
	});
	expect(await active()).toBe(1);
});

it('all of them at once, in one statement, are too many', async () => {
	await someone(administrator);
	await someone(administrator);
	for (const act of [
		db.userRole.deleteMany(),
		db.user.deleteMany(),
		db.user.updateMany({ data: { disabledAt: now } })
	])
		await expect(act).rejects.toSatisfy(isLastAdministrator);
	expect(await active()).toBe(2);
});

it('nothing else about the last administrator is held', async () => {
	const last = await someone(administrator, member);
	await db.user.update({ where: { id: last }, data: { username: 'new', lastSeenAt: now } });
	await db.userRole.deleteMany({ where: { userId: last, roleId: member } });
	await db.userRole.updateMany({ data: { givenAt: new Date(0) } });
	expect(isLastAdministrator(new Error('no'))).toBe(false);
});

// The embedded database has one connection, which takes one turn after another.
if (database.engine === 'postgresql')
	describe('side by side', () => {
		const handOver = async (
			tx: Pick<typeof db, 'userRole'>,
			[from, to]: [string, string],
			between: () => Promise<unknown>
		) => {
			await tx.userRole.create({ data: { userId: to, roleId: administrator, givenAt: now } });
			await between();
			await tx.userRole.deleteMany({ where: { userId: from } });
		};

		it('the heir is disabled before the old one goes', async () => {
			const pair: [string, string] = [await someone(administrator), await someone()];
			const disable = () => db.user.update({ where: { id: pair[1] }, data: { disabledAt: now } });
			const act = db.$transaction((tx) => handOver(tx, pair, disable));
			await expect(act).rejects.toSatisfy(isLastAdministrator);
			expect(await active()).toBe(1);
		});

		it('the heir is disabled after the old one went', async () => {
			const pair: [string, string] = [await someone(administrator), await someone()];
			let disabling: Promise<unknown> | undefined;
			await db.$transaction(async (tx) => {
				await handOver(tx, pair, async () => {});
				const disable = db.user.update({ where: { id: pair[1] }, data: { disabledAt: now } });
				disabling = expect(disable).rejects.toSatisfy(isLastAdministrator);
				await waiting();
			});
			await disabling;
			expect(await active()).toBe(1);
		});

		test.each(['RepeatableRead', 'Serializable'] as const)('at %s', async (isolationLevel) => {
			const [one, two] = [await someone(administrator), await someone(administrator)];
			const act = db.$transaction(
				async (tx) => {
					await tx.user.count(); // from here on it sees the database as it was
					await db.userRole.deleteMany({ where: { userId: one } });
					await tx.userRole.deleteMany({ where: { userId: two } });
				},
				{ isolationLevel }
			);
			await expect(act).rejects.toSatisfy((error) => sqlStateOf(error) === '40001');
			expect(await active()).toBe(1);
		});

		it('giving the role to others does not wait', async () => {
			const [one] = [await someone(administrator), await someone(administrator)];
			const heir = await someone();
			await db.$transaction(async (tx) => {
				await tx.userRole.deleteMany({ where: { userId: one } });
				await give(heir, administrator);
			});
			expect(await active()).toBe(2);
		});

		/** Until another connection waits for a lock. */
		async function waiting(): Promise<void> {
			for (;;) {
				const [{ count } = { count: 0 }] = await db.$queryRaw<{ count: number }[]>`
				SELECT count(*)::int AS count FROM pg_stat_activity
				WHERE datname = current_database() AND wait_event_type = 'Lock'`;
				if (count > 0) return;
			}
		}
	});
