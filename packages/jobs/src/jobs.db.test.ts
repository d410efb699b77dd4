import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { createTestDatabase } from '@gatehouse/db/testing';
import { afterAll, afterEach, expect, it } from 'vitest';
import { openJobs, queue, type Jobs } from './index.ts';

const database = await createTestDatabase();
const { db } = database;
const reports: unknown[] = [];
const chores = queue<{ what: string }>('chores');
const pace = { heartbeat: 10, supervise: 1, poll: 1, interrupted: 0 };
// Not within a test: what is done then was told of, not found by looking.
const never = 3600;
const opened: Jobs[] = [];

async function open(poll = pace.poll): Promise<Jobs> {
	const jobs = await openJobs(database, {
		queues: [chores],
		report: (error) => reports.push(error),
		pace: { ...pace, poll }
	});
	opened.push(jobs);
	return jobs;
}

const left = async () =>
	db.$queryRaw<{ what: string; state: string }[]>`
		SELECT data ->> 'what' AS what, state::text FROM pgboss.job WHERE name = 'chores' ORDER BY created_on`;

afterEach(async () => {
	for (const jobs of opened.splice(0)) await jobs.close(1);
	await db.$executeRaw`DELETE FROM pgboss.job`;
	expect(reports.splice(0)).toEqual([]);
});
afterAll(() => database.close());

it('a job is done soon after its commit, and its row is gone', async () => {
	const jobs = await open(never);
	let done = Promise.withResolvers<void>();
	await jobs.work(chores, { atOnce: 1 }, async ({ data, tries, age }) => {
		expect([data, tries]).toEqual([{ what: 'sweep' }, 0]);
		expect(age).toBeLessThan(5_000);
		done.resolve();
		return { ended: true };
	});
	const began = performance.now();
	// One alone may meet a busy machine; each comes once the look after the one before found nothing.
	for (let time = 0; time < 12; time++) {
		await pause(200);
		done = Promise.withResolvers();
		await db.$transaction((tx) => jobs.enqueue(tx, chores, { what: 'sweep' }));
		await done.promise;
	}
	expect(performance.now() - began).toBeLessThan(16_000);
	await expect.poll(left).toEqual([]);
});

it('many jobs of one transaction do not wait for one another', async () => {
	const jobs = await open(never);
	let seen = 0;
	await jobs.work(chores, { atOnce: 2 }, async () => {
		seen += 1;
		return { ended: true };
	});
	await db.$transaction(async (tx) => {
		for (let i = 0; i < 20; i++) await jobs.enqueue(tx, chores, { what: String(i) });
	});
	await expect.poll(() => seen).toBe(20);
});

it('a job of a transaction that is rolled back is never done', async () => {
	const jobs = await open();
	const seen: string[] = [];
	await jobs.work(chores, { atOnce: 1 }, async ({ data }) => {
		seen.push(data.what);
		return { ended: true };
	});
	const failing = db.$transaction(async (tx) => {
		await jobs.enqueue(tx, chores, { what: 'never' });
		throw new Error('no');
	});
	await expect(failing).rejects.toThrow('no');
	await db.$transaction((tx) => jobs.enqueue(tx, chores, { what: 'after' }));
	await expect.poll(() => seen).toEqual(['after']);
});

it('what a handler writes at the end stands or falls with the end of the job, and leaves a record where it falls', async () => {
	const jobs = await open();
	let runs = 0;
	const note = { template: 't', recipient: 'r', reason: '', createdAt: new Date(0) };
	await jobs.work(chores, { atOnce: 1 }, async ({ data }) => {
		runs += 1;
		return {
			ended: true,
			async and(tx) {
				const row = { ...note, id: randomUUID(), reason: data.what, givenUpAt: new Date(0) };
				await tx.mail.create({ data: row, select: { id: true } });
				if (runs === 1) throw new Error('the first time');
			}
		};
	});
	await db.$transaction((tx) => jobs.enqueue(tx, chores, { what: 'note' }));
	await expect.poll(left).toEqual([]);
	expect(await db.mail.count()).toBe(1);
	expect(runs).toBe(2);
	expect(reports.splice(0)).toEqual([new Error('the first time')]);
});

it('a database that goes away at the end of a job is not taken for a bug', async () => {
	const jobs = await open();
	let runs = 0;
	await jobs.work(chores, { atOnce: 1 }, async () => {
		runs += 1;
		return {
			ended: true,
			async and() {
				if (runs === 1) throw new Error('Connection terminated unexpectedly');
			}
		};
	});
	await db.$transaction((tx) => jobs.enqueue(tx, chores, { what: 'again' }));
	await expect.poll(left, { timeout: 20_000 }).toEqual([]);
	expect(runs).toBe(2);
});

it('a job that is put back comes again when it is due, and knows how often it was taken up', async () => {
	const jobs = await open();
	const tries: number[] = [];
	await jobs.work(chores, { atOnce: 1 }, async (job) => {
		tries.push(job.tries);
		return job.tries < 2 ? { ended: false, dueIn: 1 } : { ended: true };
	});
	await db.$transaction((tx) => jobs.enqueue(tx, chores, { what: 'again' }));
	await expect.poll(() => tries).toEqual([0, 1, 2]);
	await expect.poll(left).toEqual([]);
});

it('a handler with a bug leaves a record, and its job', async () => {
	const jobs = await open();
	await jobs.work(chores, { atOnce: 1 }, async () => {
		throw new Error('a bug');
	});
	await db.$transaction((tx) => jobs.enqueue(tx, chores, { what: 'kept' }));
	await expect.poll(left).toEqual([{ what: 'kept', state: 'retry' }]);
	expect(reports.splice(0)).toEqual([new Error('a bug')]);
});

it('one slow job does not hold up the others', async () => {
	const jobs = await open();
	const slow = Promise.withResolvers<void>();
	const seen: string[] = [];
	await jobs.work(chores, { atOnce: 2 }, async ({ data }) => {
		if (data.what === 'slow') await slow.promise;
		seen.push(data.what);
		return { ended: true };
	});
	for (const what of ['slow', 'a', 'b', 'c'])
		await db.$transaction((tx) => jobs.enqueue(tx, chores, { what }));
	await expect.poll(() => seen, { timeout: 10_000 }).toEqual(['a', 'b', 'c']);
	slow.resolve();
	await expect.poll(() => seen).toEqual(['a', 'b', 'c', 'slow']);
});

it('what waits stays while nobody works, and closing lets what is under way end', async () => {
	const first = await open();
	await db.$transaction((tx) => first.enqueue(tx, chores, { what: 'later' }));
	await first.close(1);
	const second = await open();
	const begun = Promise.withResolvers<void>();
	const mayEnd = Promise.withResolvers<void>();
	await second.work(chores, { atOnce: 1 }, async () => {
		begun.resolve();
		await mayEnd.promise;
		return { ended: true };
	});
	await begun.promise;
	const closing = second.close(10);
	mayEnd.resolve();
	await closing;
	expect(await left()).toEqual([]);
});
