import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestApi } from './testing.ts';

const gatehouse = await createTestApi();
const { limits } = gatehouse.services;

const hashed = (key: string) => new Uint8Array(createHash('sha256').update(key).digest());
const second = 'shared by all';
const first = 'their own';
const counts = [first, second].map((key) => ({ key, most: 1000, seconds: 60 }));

/** Until so many wait for a lock of this database. */
const waiting = (count: number) =>
	expect
		.poll(
			() => gatehouse.db.$queryRaw`
				SELECT pid FROM pg_stat_activity
				WHERE datname = current_database() AND wait_event_type = 'Lock'`
		)
		.toHaveLength(count);

test('counting and giving back take rows in one order: neither holds what the other waits for', async () => {
	// Stored in the other order, and among as many as a site has.
	for (const count of counts.toReversed()) await limits.hit([count]);
	await gatehouse.db.$executeRaw`
		INSERT INTO limits (key, hits, resets_at)
		SELECT sha256(number::text::bytea), 1, '2100-01-01' FROM generate_series(1, 20000) number`;
	await gatehouse.db.$executeRaw`ANALYZE limits`;
	const all = await gatehouse.db.$transaction(async (tx) => {
		await tx.$queryRaw`SELECT 1 FROM limits WHERE key = ${hashed(first)} FOR UPDATE`;
		const counted = limits.hit(counts);
		await waiting(1);
		const given = limits.refund(counts);
		await waiting(2);
		// Handed out of the transaction, to go on after it.
		return { settled: Promise.allSettled([counted, given]) };
	});
	const outcomes = await all.settled;
	expect(outcomes.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
});
