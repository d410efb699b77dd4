import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isRecorded, newId, type Tx } from '@gatehouse/db';
import { createTestDatabase } from '@gatehouse/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Entry } from './entry.ts';
import { eraseFrom } from './erase.ts';
import { HeadMissed } from './head-missed.ts';
import { headIn, type Head } from './head.ts';
import { record } from './record.ts';
import { createSealer, type Sealer } from './sealer.ts';
import { verify } from './verify.ts';

const database = await createTestDatabase();
const { db } = database;
const at = new Date('2026-03-02T09:00:00Z');
const key = { id: 'first', bytes: Buffer.alloc(32, 1) };
const newer = { id: 'newer', bytes: Buffer.alloc(32, 2) };
const mara = { id: newId(at), username: 'mara.lindqvist' };
let folder: string;
let told: Head[];

beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'gatehouse-audit-'));
});
beforeEach(async () => {
	await database.truncate();
	await rm(join(folder, 'audit-head.json'), { force: true });
	told = [];
	await db.user.create({
		data: {
			...mara,
			email: 'mara@northfold.example',
			emailCanonical: 'mara@northfold.example',
			usernameFolded: 'mara.lindqvist',
			createdAt: at,
			lastSeenAt: at
		}
	});
});
afterAll(async () => {
	await database.close();
	await rm(folder, { recursive: true });
});

const sealer = (keys = [key]) =>
	createSealer({ db, now: () => at, keys, head: headIn(folder), tell: (head) => told.push(head) });
const look = async (keys = [key]) => verify({ db, keys, head: await headIn(folder).read() });
const faults = async (keys = [key]) =>
	(await look(keys)).problems.map(({ fault, seq }) => `${fault} ${seq}`);

const login: Entry = {
	at,
	event: 'authn_login_success',
	act: 'auth.login',
	outcome: 'done',
	via: 'visitor',
	requestId: 'a1b2',
	actor: mara,
	subject: mara,
	address: '192.0.2.1',
	userAgent: 'Test',
	before: { username: 'mara' },
	after: { username: 'mara.lindqvist', scopes: ['a', 'b'] }
};

/** Ten rows, sealed. */
async function sealed() {
	for (let row = 0; row < 10; row++) await record(db, [{ ...login, requestId: `r${row}` }]);
	await untilSealed(10);
}

/** On a server that others use as well, a transaction of theirs that is older holds the sealer up for a moment. */
async function untilSealed(count: number, keys = [key]): Promise<void> {
	const before = await db.auditSeal.count();
	await expect
		.poll(async () => {
			await sealer(keys).seal();
			return (await db.auditSeal.count()) - before;
		})
		.toBe(count);
}

/** So many more rows, sealed by one and the same; throws what it throws. */
async function sealedBy(ours: Sealer, count: number): Promise<void> {
	for (let row = 0; row < count; row++) await record(db, [login]);
	while ((await db.auditUnsealed.count()) > 0) await ours.seal();
}

/** As the database's owner, who may look away from triggers. */
const tamper = (act: (tx: Tx) => Promise<unknown>) =>
	db.$transaction(async (tx) => {
		await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`;
		await act(tx);
	});

const cutOffAfter = (seq: number) =>
	tamper(async (tx) => {
		const cut = await tx.auditSeal.findMany({ where: { seq: { gt: seq } } });
		await tx.auditEvent.deleteMany({ where: { id: { in: cut.map(({ eventId }) => eventId) } } });
		await tx.auditSeal.deleteMany({ where: { seq: { gt: seq } } });
	});

describe('the chain', () => {
	test('takes on what was recorded, in its order, and fits', async () => {
		await sealed();
		expect(await look()).toEqual({ checked: 10, problems: [], next: null, unsealed: 0 });
		expect(told.at(-1)).toEqual(await headIn(folder).read());
		await record(db, [login, { ...login, outcome: 'refused', reason: 'wrongPassword' }]);
		expect(await look()).toMatchObject({ checked: 10, problems: [], unsealed: 2 });
		await untilSealed(2);
		expect(await sealer().seal()).toBe(0);
		expect(await look()).toMatchObject({ checked: 12, problems: [], unsealed: 0 });
	});

	test('goes on under a new key, and still fits by the old one', async () => {
		await sealed();
		await record(db, [login]);
		await untilSealed(1, [newer, key]);
		expect(await faults([newer, key])).toEqual([]);
		expect(await faults([newer])).toContain('unknownKey 1');
	});

	test('is looked at in parts', async () => {
		await sealed();
		const first = await verify({ db, keys: [key], head: null, most: 4 });
		expect(first).toEqual({ checked: 4, problems: [], next: '4', unsealed: null });
		const rest = await verify({ db, keys: [key], head: null, after: 4n, most: 40 });
		expect(rest).toEqual({ checked: 6, problems: [], next: null, unsealed: 0 });
	});

	test('of fifty processes at once one seals each row', async () => {
		for (let row = 0; row < 20; row++) await record(db, [login]);
		await expect
			.poll(async () => {
				await Promise.all(Array.from({ length: 50 }, () => sealer().seal()));
				return db.auditSeal.count();
			})
			.toBe(20);
		expect(await look()).toEqual({ checked: 20, problems: [], next: null, unsealed: 0 });
	});

	test('fits when a person is erased, of whom nothing is read any more', async () => {
		await sealed();
		await db.$transaction(async (tx) => {
			await tx.user.delete({ where: { id: mara.id } });
			await eraseFrom(tx, mara.id);
		});
		expect(await db.auditValue.count()).toBe(0);
		expect(await look()).toEqual({ checked: 10, problems: [], next: null, unsealed: 0 });
	});
});

describe('the head', () => {
	beforeEach(sealed);

	test('may be behind, where others have sealed since', async () => {
		const kept = await headIn(folder).read();
		const others = { read: async () => null, write: async () => {} };
		await sealedBy(createSealer({ db, now: () => at, keys: [key], head: others, tell() {} }), 2);
		expect(await headIn(folder).read()).toEqual(kept);
		await sealedBy(sealer(), 1);
		expect(await headIn(folder).read()).toMatchObject({ seq: '13' });
		expect(await faults()).toEqual([]);
	});

	test('that cannot be read stays for who looks into it, and sealing goes on', async () => {
		const file = join(folder, 'audit-head.json');
		await writeFile(file, '{}');
		const ours = sealer();
		await expect(sealedBy(ours, 1)).rejects.toThrow('cannot be read');
		await sealedBy(ours, 1);
		expect(await db.auditSeal.count()).toBe(12);
		expect(await readFile(file, 'utf8')).toBe('{}');
	});
});

describe('the database refuses', () => {
	const event = { act: 'nothing' };
	test.each<[string, () => Promise<unknown>]>([
		['a changed row', () => db.auditEvent.updateMany({ data: event })],
		['a row to go', () => db.auditEvent.deleteMany()],
		['all of them to go', () => db.$executeRaw`TRUNCATE audit_events`],
		['a changed seal', () => db.auditSeal.updateMany({ data: { keyId: 'x' } })],
		['a seal to go', () => db.auditSeal.deleteMany()],
		['all of them to go', () => db.$executeRaw`TRUNCATE audit_seals`],
		['changed values', () => db.auditValue.updateMany({ data: { address: 'x' } })],
		['values of somebody who is here to go', () => db.auditValue.deleteMany()],
		['all of them to go', () => db.$executeRaw`TRUNCATE audit_values`]
	])('%s', async (_, act) => {
		await sealed();
		const error: unknown = await act().catch((error: unknown) => error);
		expect(error).toSatisfy(isRecorded);
		expect(await faults()).toEqual([]);
	});
});

describe('tampering by the database’s owner is found and named', () => {
	beforeEach(sealed);
	const idOf = async (seq: number) =>
		(await db.auditSeal.findUniqueOrThrow({ where: { seq } })).eventId;

	test('a row that was edited', async () => {
		const id = await idOf(4);
		await tamper((tx) => tx.auditEvent.updateMany({ where: { id }, data: { reason: 'other' } }));
		expect((await look()).problems).toEqual([{ fault: 'changed', seq: '4', eventId: id }]);
	});

	test('values that were edited, or taken away', async () => {
		const where = { eventId: await idOf(4), side: 'actor' };
		await tamper((tx) => tx.auditValue.updateMany({ where, data: { address: '203.0.113.9' } }));
		expect(await faults()).toEqual(['valuesChanged 4']);
		await tamper((tx) => tx.auditValue.deleteMany({ where }));
		expect(await faults()).toEqual(['valuesDeleted 4']);
	});

	test('a row that was deleted, with its seal or without', async () => {
		const id = await idOf(4);
		await tamper((tx) => tx.auditEvent.deleteMany({ where: { id } }));
		expect(await faults()).toEqual(['deleted 4']);
		await tamper((tx) => tx.auditSeal.deleteMany({ where: { seq: 4 } }));
		expect(await faults()).toEqual(['gone 4']);
	});

	test('two rows in each other’s place', async () => {
		const [four, five] = [await idOf(4), await idOf(5)];
		const aside = newId(at);
		await tamper(async (tx) => {
			for (const [seq, eventId] of [
				[4, aside],
				[5, four],
				[4, five]
			] as const)
				await tx.auditSeal.updateMany({ where: { seq }, data: { eventId } });
		});
		expect(await faults()).toEqual(['changed 4', 'changed 5']);
	});

	test('an end that was cut off, and one that was written anew without the key', async () => {
		await cutOffAfter(7);
		expect(await faults()).toEqual(['cutOff 10']);
		const forger = { id: key.id, bytes: Buffer.alloc(32, 9) };
		for (let row = 0; row < 3; row++) await record(db, [login]);
		const head = await headIn(folder).read();
		const elsewhere = { read: async () => null, write: async () => {} };
		const forging = createSealer({ db, now: () => at, keys: [forger], head: elsewhere, tell() {} });
		await expect
			.poll(async () => {
				await forging.seal();
				return db.auditSeal.count();
			})
			.toBe(10);
		expect(await headIn(folder).read()).toEqual(head);
		expect(await faults()).toEqual(['changed 8', 'changed 9', 'changed 10', 'changed 10']);
	});

	test('an end that was cut off, however far the site itself has sealed since, of which it tells once', async () => {
		const kept = await headIn(folder).read();
		await cutOffAfter(7);
		const ours = sealer();
		await expect(sealedBy(ours, 2)).rejects.toThrow(HeadMissed);
		expect(await faults()).toEqual(['cutOff 10']);
		await sealedBy(ours, 3);
		expect(told.at(-1)).toMatchObject({ seq: '12' });
		expect(await headIn(folder).read()).toEqual(kept);
		expect(await faults()).toEqual(['changed 10']);
	});

	test('an end that is there again, from a backup, once the head was removed', async () => {
		await cutOffAfter(7);
		const ours = sealer();
		await expect(sealedBy(ours, 1)).rejects.toThrow('does not lead to number 10');
		await rm(join(folder, 'audit-head.json'));
		await sealedBy(ours, 1);
		expect(await headIn(folder).read()).toMatchObject({ seq: '9' });
		expect(await faults()).toEqual([]);
		await cutOffAfter(8);
		await expect(sealedBy(ours, 1)).rejects.toThrow('does not lead to number 9');
	});

	test('whatever part of the look the head is in', async () => {
		const head = { seq: '4', link: 'ab'.repeat(32) };
		const parts = { db, keys: [key], head, most: 4 };
		const found = { problems: [{ fault: 'changed', seq: '4' }] };
		expect(await verify(parts)).toMatchObject(found);
		expect(await verify({ ...parts, most: 6 })).toMatchObject(found);
		expect(await verify({ ...parts, after: 4n })).toMatchObject({ problems: [] });
	});

	test('a row that was put in past the sealer stays unsealed', async () => {
		await tamper((tx) => record(tx, [login]));
		expect(await sealer().seal()).toBe(0);
		expect(await look()).toMatchObject({ problems: [], unsealed: 1 });
	});
});
