import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Tx } from './index.ts';
import { createTestDatabase } from './testing.ts';
import { aRegistration, aSession, aUser } from './testing/rows.ts';

const sent: string[] = [];
const database = await createTestDatabase({ onStatement: (sql) => sent.push(sql) });
const { db } = database;

beforeEach(async () => {
	await database.truncate();
	sent.length = 0;
});
afterAll(() => database.close());

describe('secrets', () => {
	it('come only to a query that asks for them', async () => {
		const user = await db.user.create({ data: aUser('ann') });
		const session = await db.session.create({ data: aSession(user.id) });
		const registration = await db.registration.create({ data: aRegistration('bob') });
		const nested = await db.session.findMany({ include: { user: true } });
		for (const given of [user, session, registration, nested[0]?.user]) {
			expect(given).toHaveProperty('id');
			expect(given).not.toHaveProperty('passwordHash');
			expect(given).not.toHaveProperty('tokenHash');
		}
		const asked = await db.user.findFirst({ omit: { passwordHash: false } });
		expect(asked?.passwordHash).toMatch(/^\$argon2id/);
	});

	it('are omitted in a transaction as well', async () => {
		const make = (tx: Tx) => tx.user.create({ data: aUser() });
		// A Db is a Tx too.
		for (const made of [await db.$transaction(make), await make(db)]) {
			expect(made).toHaveProperty('id');
			expect(made).not.toHaveProperty('passwordHash');
		}
	});

	it('are not in the text of an error', async () => {
		await db.user.create({ data: aUser('ann') });
		const error: unknown = await db.user.create({ data: aUser('ann') }).catch((error) => error);
		expect(error).toBeInstanceOf(Error);
		expect(String(error)).not.toMatch(/argon2id|ann@/);
	});
});

it('statements are counted alike on both engines', async () => {
	await db.user.create({ data: aUser('ann') });
	expect(sent.splice(0)).toEqual([expect.stringMatching(/^INSERT INTO/)]);
	await db.user.findMany({ include: { roles: true } });
	expect(sent.splice(0)).toHaveLength(2);
	await db.$transaction(async (tx) => {
		await tx.user.count();
		await tx.$queryRaw`SELECT 1`;
		await tx.$executeRaw`SELECT 2`;
	});
	expect(sent.splice(0)).toEqual([expect.stringContaining('COUNT'), 'SELECT 1', 'SELECT 2']);
	await db.$transaction([db.user.count(), db.role.count()]);
	expect(sent.splice(0)).toHaveLength(2);
	await db.$transaction((tx) => tx.user.create({ data: aUser('ann') })).catch(() => {});
	expect(sent.splice(0)).toHaveLength(1);
});

it('a transaction that fails leaves nothing behind', async () => {
	const act = db.$transaction(async (tx) => {
		await tx.user.create({ data: aUser('ann') });
		throw new Error('changed my mind');
	});
	await expect(act).rejects.toThrow('changed my mind');
	expect(await db.user.count()).toBe(0);
});

it('times are stored as the moments they are', async () => {
	const createdAt = new Date('2026-07-01T12:34:56.789Z');
	await db.user.create({ data: aUser('ann', { createdAt }) });
	const [row] = await db.$queryRaw<object[]>`
		SELECT created_at, (extract(epoch FROM created_at) * 1000)::float8 AS ms,
			created_at = ${createdAt}::timestamptz AS same FROM users`;
	expect(row).toEqual({ created_at: createdAt, ms: createdAt.getTime(), same: true });
	expect(await db.user.findFirst()).toMatchObject({ createdAt });
});

it('similar words can be looked for', async () => {
	await db.$executeRaw`CREATE EXTENSION IF NOT EXISTS pg_trgm`;
	expect(await db.$queryRaw`SELECT similarity('alice', 'alicia') > 0.4 AS close`).toEqual([
		{ close: true }
	]);
});
