import { expect, test } from 'vitest';
import { initials, toneOf } from './initials.ts';

test('initials are of the first two parts, or of the only one', () => {
	expect(['mara.lindqvist', 'sam_w', 'noor', 'x--y', 'a1'].map(initials)).toEqual([
		...['ML', 'SW', 'NO', 'XY', 'A1']
	]);
});

test('a tone stays, and all six are used about equally', () => {
	expect(toneOf('Mara.Lindqvist')).toBe(toneOf('mara.lindqvist'));
	const counts = Array(6).fill(0);
	for (let person = 0; person < 6000; person++) counts[toneOf(`person${person}`)]++;
	for (const count of counts) expect(count).toBeGreaterThan(700);
});
