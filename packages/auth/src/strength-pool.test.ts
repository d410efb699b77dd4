import { afterAll, expect, test } from 'vitest';
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
