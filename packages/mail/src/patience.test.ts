import { expect, test } from 'vitest';
import { aDay, nextTry } from './patience.ts';

/** The ages, in seconds, at which a mail is tried that nobody takes. */
function tries(chance: number): number[] {
	const ages = [0];
	for (let age = 0; ;) {
		const wait = nextTry(aDay, ages.length - 1, age, chance);
		if (wait === null) return ages;
		age += wait;
		ages.push(age);
	}
}

test.each([0, 0.5, 1])(
	'a mail is tried often at first and hourly then, for a day (%s)',
	(chance) => {
		const ages = tries(chance);
		expect(ages.filter((age) => age < 15 * 60).length).toBeGreaterThan(5);
		expect(ages.length).toBeGreaterThan(25);
		expect(ages.at(-1)).toBeLessThanOrEqual(24 * 3600);
		expect(ages.at(-1)).toBeGreaterThan(23 * 3600 - 1);
	}
);

test('what failed together does not come back together', () => {
	expect(nextTry(aDay, 3, 0, 0)).toBeLessThan(nextTry(aDay, 3, 0, 1) ?? 0);
});

test('however often a process was killed, the wait is finite', () => {
	expect(nextTry(aDay, 5_000, 0, 1)).toBe(3600);
});
