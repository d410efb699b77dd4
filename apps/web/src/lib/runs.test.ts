import { expect, test } from 'vitest';
import { runs } from './runs.ts';

test('neighbours that read the same are one, and its first; what comes between parts them', () => {
	const items = ['aa1', 'aa2', 'b3', 'aa4'].map((text) => ({ text }));
	const found = runs(items, ({ text }) => text.replace(/\d/, ''));
	expect(found.map(({ text, times }) => [text, times])).toEqual([
		['aa1', 2],
		['b3', 1],
		['aa4', 1]
	]);
	expect(items[0]).toEqual({ text: 'aa1' });
	expect(runs([], String)).toEqual([]);
});
