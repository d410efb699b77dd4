import { newId } from '@gatehouse/db';
import { createTestDatabase } from '@gatehouse/db/testing';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { record } from './record.ts';
import { createSealer } from './sealer.ts';
import { verify } from './verify.ts';

const database = await createTestDatabase();
const { db } = database;
const at = new Date('2026-03-02T09:00:00Z');
const key = { id: 'first', bytes: Buffer.alloc(32, 1) };
const head = { read: async () => null, write: async () => {} };
const sealer = createSealer({ db, now: () => at, keys: [key], head, tell() {} });

beforeEach(() => database.truncate());
afterAll(() => database.close());

const entry = (requestId: string) =>
	({
		at,
		event: 'user_updated',
		act: 'profile.update',
		outcome: 'done',
		via: 'session',
		requestId,
		thing: { kind: 'role', id: newId(at) }
	}) as const;

test('nothing is sealed that an open transaction could still come in before', async () => {
	const opened = Promise.withResolvers<void>();
	const end = Promise.withResolvers<void>();
	const slow = db.$transaction(async (tx) => {
		await record(tx, [entry('slow')]);
		opened.resolve();
		await end.promise;
	});
	await opened.promise;
	await record(db, [entry('quick')]);
	expect(await sealer.seal()).toBe(0);
	end.resolve();
	await slow;
	// Other databases of this server have transactions as well.
	await expect
		.poll(async () => {
			await sealer.seal();
			return db.auditSeal.count();
		})
		.toBe(2);
	const order = await db.$queryRaw<{ request_id: string }[]>`
		SELECT e.request_id FROM audit_seals s JOIN audit_events e ON e.id = s.event_id ORDER BY s.seq`;
	expect(order.map(({ request_id }) => request_id)).toEqual(['slow', 'quick']);
	expect(await verify({ db, keys: [key], head: null })).toMatchObject({ checked: 2, problems: [] });
});
