import { expect, test } from 'vitest';
import { commonestPasswords } from './commonest.ts';
import { createStrength } from './strength.ts';

const strength = createStrength(['Gatehouse']);

test.each([
	'password',
	'12345678',
	'qwertyuiop',
	'gatehouse',
	'Gatehouse1',
	'iloveyou2',
	'aaaaaaaaaaaa'
])('%s is easy to guess, and it is said what would help', (password) => {
	const { strongEnough, advice } = strength(password);
	expect(strongEnough).toBe(false);
	expect(advice).toMatch(/^Easy to guess\..+\.$/);
});

test('what was typed beside it counts as known', () => {
	expect(strength('lindqvist.mara').strongEnough).toBe(true);
	expect(
		strength('lindqvist.mara', ['mara.lindqvist', 'mara@northfold.example']).strongEnough
	).toBe(false);
	expect(strength('northfold', ['mara', 'mara@northfold.example']).strongEnough).toBe(false);
});

test('four unrelated words are strong', () => {
	expect(strength('quiet harbour lantern 58')).toEqual({
		score: 4,
		strongEnough: true,
		advice: 'Strong: hard to guess, even for a machine.'
	});
});

test('an absurdly long one costs no more than its beginning', () => {
	const began = process.cpuUsage();
	strength('aB1!'.repeat(100_000));
	const { user, system } = process.cpuUsage(began);
	expect((user + system) / 1000).toBeLessThan(1500);
});

test('each of the 100,000 commonest passwords is refused, in small letters, in capitals, and with a capital at either end', () => {
	const all = commonestPasswords();
	expect(all.length).toBe(100_000);
	const drawn = all.filter((_, at) => at % 499 === 0);
	const cased = drawn.flatMap((password) => [
		password,
		password.toUpperCase(),
		password.slice(0, 1).toUpperCase() + password.slice(1),
		password.slice(0, -1) + password.slice(-1).toUpperCase()
	]);
	const passing = cased.filter((password) => strength(password).strongEnough);
	expect(passing).toEqual([]);
});
