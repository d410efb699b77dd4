import { newId } from '@gatehouse/db';
import { createTestDatabase } from '@gatehouse/db/testing';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { findEvents, type Wanted } from './find.ts';
import { readEvents } from './read.ts';
import { record } from './record.ts';

const database = await createTestDatabase();
const { db } = database;
const start = new Date('2026-03-02T00:00:00Z');
const minute = (count: number) => new Date(start.getTime() + count * 60_000);
const ada = { id: newId(start), username: 'ada.byron' };
const noor = { id: newId(start), username: 'noor.haddad' };

/** One a minute: every third about noor, every fifth refused, every second from one address. */
const entries = Array.from({ length: 60 }, (_, at): Entry => ({
	at: minute(at),
	event: at % 4 === 0 ? 'authz_fail' : 'user_updated',
	act: 'users.disable',
	outcome: at % 5 === 0 ? 'refused' : 'done',
	via: 'session',
	requestId: String(at),
	actor: ada,
	subject: at % 3 === 0 ? noor : null,
	address: at % 2 === 0 ? '192.0.2.1' : '2001:db8::1',
	userAgent: 'Test',
	before: { reason: 'a' },
	after: { reason: 'b', scopes: ['x', 'y'], holds: true }
}));

beforeAll(async () => {
	await database.truncate();
	for (const entry of entries) await record(db, [entry]);
});
afterAll(() => database.close());

/** All of them, page by page, by their number. */
async function all(wanted: Wanted, reach?: number) {
	const found: number[] = [];
	for (let cursor: string | undefined, pages = 0; pages < 100; pages++) {
		const { ids, next } = await findEvents(db, wanted, { cursor, limit: 4 }, reach);
		const rows = await readEvents(db, ids);
		found.push(...rows.map(({ requestId }) => Number(requestId)));
		if (!next) return found;
		cursor = next;
	}
	throw new Error('There is no end.');
}

const numbers = (test: (at: number) => boolean) =>
	entries.flatMap((_, at) => (test(at) ? [at] : [])).reverse();

const wishes: [string, Wanted, (at: number) => boolean][] = [
	['everything', {}, () => true],
	['who did it', { actorId: ada.id }, () => true],
	['whose account', { subjectId: noor.id }, (at) => at % 3 === 0],
	['an event', { event: 'authz_fail' }, (at) => at % 4 === 0],
	['how it ended', { outcome: 'refused' }, (at) => at % 5 === 0],
	['what was done', { outcome: 'done' }, (at) => at % 5 !== 0],
	['where from', { address: '192.0.2.1' }, (at) => at % 2 === 0],
	['when', { since: minute(10), before: minute(20) }, (at) => at >= 10 && at < 20],
	['two of them', { actorId: ada.id, event: 'authz_fail' }, (at) => at % 4 === 0],
	[
		'all of them',
		{
			actorId: ada.id,
			subjectId: noor.id,
			event: 'authz_fail',
			outcome: 'refused',
			address: '192.0.2.1',
			since: start,
			before: minute(60)
		},
		(at) => at === 0
	],
	['nobody', { subjectId: newId(start) }, () => false]
];

describe.each([undefined, 5, 1])('looking at %s rows at a time', (reach) => {
	test.each(wishes)('%s', async (_, wanted, expected) => {
		expect(await all(wanted, reach)).toEqual(numbers(expected));
	});
});

test('a row is read with the names of then, and what changed', async () => {
	const { ids } = await findEvents(db, { subjectId: noor.id }, { limit: 1 });
	expect(await readEvents(db, ids)).toMatchObject([
		{
			at: minute(57),
			actor: ada,
			subject: noor,
			thing: null,
			address: '2001:db8::1',
			userAgent: 'Test',
			changes: [
				{ what: 'holds', before: null, after: 'yes' },
				{ what: 'reason', before: 'a', after: 'b' },
				{ what: 'scopes', before: null, after: 'x, y' }
			]
		}
	]);
});
