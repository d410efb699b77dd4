import { createTestDatabase } from '@gatehouse/db/testing';
import { afterAll, expect, it } from 'vitest';
import { openJobs, queue } from './index.ts';

const database = await createTestDatabase();
const { db } = database;
afterAll(() => database.close());

const chores = queue<{ what: string }>('chores');
const reports: unknown[] = [];
const open = () => openJobs(database, { queues: [chores], report: (error) => reports.push(error) });

it('six that start at once on an empty database all start, and share one queue', async () => {
	const six = await Promise.all(Array.from({ length: 6 }, open));
	const seen: string[] = [];
	for (const jobs of six)
		await jobs.work(chores, { atOnce: 2 }, async ({ data }) => {
			seen.push(data.what);
			return { ended: true };
		});
	const all = Array.from({ length: 60 }, (_, at) => String(at));
	await db.$transaction(async (tx) => {
		for (const what of all) await six[0]?.enqueue(tx, chores, { what });
	});
	await expect.poll(() => seen.length).toBe(60);
	expect(seen.toSorted()).toEqual(all.toSorted());
	await Promise.all(six.map((jobs) => jobs.close(1)));
	expect(reports).toEqual([]);
});

it('a queue that lost all its connections goes on, and says so once', async () => {
	const jobs = await open();
	const seen: string[] = [];
	await jobs.work(chores, { atOnce: 1 }, async ({ data }) => {
		seen.push(data.what);
		return { ended: true };
	});
	await db.$queryRaw`
		SELECT pg_terminate_backend(pid)::text FROM pg_stat_activity
		WHERE datname = current_database() AND application_name = 'gatehouse jobs'`;
	await db.$transaction((tx) => jobs.enqueue(tx, chores, { what: 'afterwards' }));
	await expect.poll(() => seen).toEqual(['afterwards']);
	await jobs.close(1);
	const said = reports.map(String);
	expect(said.length).toBeGreaterThan(0);
	expect(new Set(said).size).toBe(said.length);
});
