import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, onTestFinished, test } from 'vitest';
import { openStrength } from './strength-pool.ts';

const strength = openStrength(['Gatehouse']);
afterAll(() => strength.close());

test('judges as the thread itself would, by the words of the site and of the person', async () => {
	expect(await strength.check('quiet harbour lantern 58')).toMatchObject({ score: 4 });
	expect(await strength.check('Gatehouse1')).toMatchObject({ strongEnough: false });
	expect(await strength.check('lindqvist.mara')).toMatchObject({ strongEnough: true });
	expect(await strength.check('lindqvist.mara', ['mara.lindqvist'])).toMatchObject({
		strongEnough: false
	});
});

test('whoever comes when 64 wait is told so at once; the others are judged', async () => {
	const hardest = `4@8({[</369&#4@8({[</369&#4@8`;
	const asked = Array.from({ length: 100 }, (_, each) => strength.check(`${hardest}${each}`));
	const answers = await Promise.allSettled(asked);
	const refused = answers.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
	expect(answers.length - refused.length).toBeGreaterThanOrEqual(64);
	expect(refused.length).toBeGreaterThan(0);
	expect(new Set(refused.map(({ name }) => name))).toEqual(new Set(['QueueFull']));
});

test('keeps nobody else waiting: this thread turns while that one judges', async () => {
	const judged = strength.check('4@8({[</369&#4@8({[</369&#4@8({[');
	let turns = 0;
	let over = false;
	const ended = judged.finally(() => (over = true));
	while (!over) {
		await new Promise(setImmediate);
		turns++;
	}
	await ended;
	expect(turns).toBeGreaterThan(100);
});

describe('a thread that falls over', () => {
	const verdict = "{ score: 4, strongEnough: true, advice: '' }";
	/** A pool whose thread runs this, where `password` is what it is to judge; and what it reported. */
	async function openFalling(body: string) {
		const folder = await mkdtemp(join(tmpdir(), 'gatehouse-strength-'));
		onTestFinished(() => rm(folder, { recursive: true }));
		const file = join(folder, 'thread.mjs');
		await writeFile(file, body);
		const reports: unknown[] = [];
		const report = (error: unknown) => void reports.push(error);
		const pool = openStrength([], { runs: pathToFileURL(file), report });
		onTestFinished(() => pool.close());
		return { reports, pool };
	}
	const names = async (asked: Promise<unknown>[]) =>
		(await Promise.allSettled(asked)).map((one) =>
			one.status === 'rejected' ? one.reason.name : 'judged'
		);

	test('in the middle: those that wait are told so at once, and the next is judged by a new one', async () => {
		const { pool, reports } = await openFalling(
			`export default ({ password }) => password === 'fall' ? process.exit(1) : ${verdict};`
		);
		expect(await names([pool.check('good')])).toEqual(['judged']);
		const asked = ['fall', 'waits', 'waits too'].map((each) => pool.check(each));
		expect(await names(asked)).toEqual(['QueueFull', 'QueueFull', 'QueueFull']);
		expect(reports).toHaveLength(1);
		expect(await names([pool.check('good')])).toEqual(['judged']);
	});

	test('at its start, and again: nobody waits for it, it is reported, and the process goes on', async () => {
		const { pool, reports } = await openFalling(`throw new Error('no dictionary');`);
		for (const times of [1, 2]) {
			expect(await names([pool.check('one'), pool.check('two')])).toEqual([
				'QueueFull',
				'QueueFull'
			]);
			expect(reports).toHaveLength(times);
		}
	});

	test('what it throws is a bug, and not that it is gone', async () => {
		const { pool, reports } = await openFalling(
			`export default ({ password }) => { if (password === 'bug') throw new TypeError('a bug'); return ${verdict}; };`
		);
		expect(await names([pool.check('bug'), pool.check('good')])).toEqual(['TypeError', 'judged']);
		expect(reports).toEqual([]);
	});
});
