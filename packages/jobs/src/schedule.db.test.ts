import { createTestDatabase } from '@gatehouse/db/testing';
import { TestClock } from 'pg-boss';
import { afterAll, expect, inject, it } from 'vitest';
import { openJobs } from './index.ts';

const database = await createTestDatabase();
afterAll(() => database.close());

const noon = Date.parse('2030-01-01T12:00:00Z');
const minute = 60_000;

it('what is to be done every hour is done once an hour, however many processes there are', async () => {
	const clock = new TestClock(noon);
	// A listener that waits for real answers on this clock takes each of its minutes for a silence.
	const open = () => openJobs(database, { queues: [], report() {}, clock });
	const processes = [await open(), await open(), await open()];
	const runs: number[] = [];
	for (const jobs of processes)
		await jobs.every('chore', '7 * * * *', async () => {
			runs.push(Math.floor((clock.now() - noon) / (60 * minute)));
		});
	const hours = Array.from({ length: inject('long') ? 24 : 3 }, (_, hour) => hour);
	for (const hour of hours) {
		await clock.setTime(noon + (hour * 60 + 5) * minute);
		for (let at = 5; at < 12; at++) await clock.tick(minute);
	}
	expect(runs).toEqual(hours);
	for (const jobs of processes) await jobs.close(1);
}, 120_000);
