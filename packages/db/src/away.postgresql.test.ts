import { expect, test } from 'vitest';
import { isDatabaseAway } from './away.ts';
import { openPostgresql } from './postgresql.ts';
import { createTestDatabase } from './testing.ts';

test('a database that cut its connections and takes no new ones is away, not broken', async () => {
	const server = await createTestDatabase();
	if (server.engine !== 'postgresql') throw new Error('for a server only');
	const { db, close } = await openPostgresql(server.url);
	expect(await db.user.count()).toBe(0);

	// Dropped with force: every connection to it is cut, and there is nothing to connect to any more.
	await server.close();
	for (let attempt = 0; attempt < 3; attempt++) {
		const error: unknown = await db.$queryRaw`SELECT 1`.catch((refused: unknown) => refused);
		expect(isDatabaseAway(error), String(error)).toBe(true);
	}
	await close();
});

test('a lock that is not to be had in time is no bug either', async () => {
	const server = await createTestDatabase();
	const error: unknown = await server.db
		.$transaction(async (tx) => {
			await tx.$executeRaw`LOCK TABLE limits IN ACCESS EXCLUSIVE MODE`;
			await server.db.$executeRaw`DELETE FROM limits`;
		})
		.catch((refused: unknown) => refused);
	expect(isDatabaseAway(error), String(error)).toBe(true);
	await server.close();
});

test('what is wrong with a statement is a bug, however it is worded', async () => {
	const server = await createTestDatabase();
	const error: unknown = await server.db.$queryRaw`SELECT no_such_column`.catch(
		(refused: unknown) => refused
	);
	expect(error).toBeInstanceOf(Error);
	expect(isDatabaseAway(error)).toBe(false);
	expect(isDatabaseAway(new Error('Something else'))).toBe(false);
	expect(isDatabaseAway('away')).toBe(false);
	await server.close();
});
