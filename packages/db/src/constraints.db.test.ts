import { afterAll, beforeEach, describe, expect, it, test } from 'vitest';
import { isBuiltInRole, sqlStateOf } from './errors.ts';
import { createTestDatabase } from './testing.ts';
import { aRegistration, aRole, aSession, aUser } from './testing/rows.ts';

const database = await createTestDatabase();
const { db } = database;

beforeEach(() => database.truncate());
afterAll(() => database.close());

describe('names', () => {
	it('that differ only in case are two names', async () => {
		await db.user.create({ data: aUser('ann') });
		await db.user.create({ data: aUser('Ann') });
		expect(await db.user.count({ where: { usernameFolded: 'ann' } })).toBe(1);
	});

	it('are ordered byte by byte', async () => {
		for (const name of ['a', 'B', 'é', 'z']) await db.user.create({ data: aUser(name) });
		const users = await db.user.findMany({ orderBy: { usernameFolded: 'asc' } });
		expect(users.map(({ usernameFolded }) => usernameFolded)).toEqual(['B', 'a', 'z', 'é']);
	});

	it('have the collation "C" wherever they must be unique', async () => {
		const others = await db.$queryRaw`
			SELECT attrelid::regclass::text, attname
			FROM pg_index JOIN pg_attribute ON attrelid = indrelid AND attnum = ANY (indkey)
			WHERE attrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'public'::regnamespace)
				AND indisunique AND atttypid = 'text'::regtype AND attcollation <> '"C"'::regcollation`;
		expect(others).toEqual([]);
	});
});

describe('roles', () => {
	it('one at most is the default', async () => {
		const first = await db.role.create({ data: aRole('first', { isDefault: true }) });
		const second = await db.role.create({ data: aRole('second') });
		const makeDefault = { where: { id: second.id }, data: { isDefault: true } };
		await expect(db.role.update(makeDefault)).rejects.toThrow();
		await db.role.update({ where: { id: first.id }, data: { isDefault: false } });
		await db.role.update(makeDefault);
		expect(await db.role.count({ where: { isDefault: true } })).toBe(1);
	});

	it('that come with the system may be renamed, and stay', async () => {
		const { id } = await db.role.create({ data: aRole('member', { builtIn: 'member' }) });
		const where = { id };
		await db.role.update({ where, data: { name: 'Citizen', nameFolded: 'citizen' } });
		for (const act of [
			db.role.delete({ where }),
			db.role.deleteMany(),
			db.$executeRaw`DELETE FROM roles`,
			db.role.update({ where, data: { builtIn: null } }),
			db.role.update({ where, data: { builtIn: 'other' } })
		])
			await expect(act).rejects.toSatisfy(isBuiltInRole);
		expect(await db.role.findMany()).toMatchObject([{ name: 'Citizen', builtIn: 'member' }]);
	});

	it('of one’s own can go', async () => {
		const { id } = await db.role.create({ data: aRole('own') });
		await db.role.delete({ where: { id } });
		expect(await db.role.count()).toBe(0);
	});
});

describe('refused by the database itself', () => {
	const refused: Record<string, () => Promise<unknown>> = {
		'a password that is not hashed': () =>
			db.user.create({ data: aUser('ann', { passwordHash: 'correct horse' }) }),
		'the same in a registration': () =>
			db.registration.create({ data: { ...aRegistration(), passwordHash: 'correct horse' } }),
		'a token that is not hashed': async () => {
			const { id } = await db.user.create({ data: aUser() });
			const tokenHash = Buffer.from('a token in plain');
			await db.session.create({ data: { ...aSession(id), tokenHash } });
		},
		'an empty name': () => db.user.create({ data: aUser('ann', { usernameFolded: '' }) }),
		'an empty address': () => db.user.create({ data: aUser('ann', { emailCanonical: '' }) }),
		'an empty role name': () => db.role.create({ data: aRole('') })
	};
	test.each(Object.entries(refused))('%s', async (_what, write) => {
		await expect(write()).rejects.toSatisfy((error) => sqlStateOf(error) === '23514');
	});

	it('but not an account without a password', async () => {
		await db.user.create({ data: aUser('ann', { passwordHash: null }) });
	});
});
