import { expect, test } from 'vitest';
import { json, printable } from './printable.ts';

// CSI and OSC begin a command to the terminal, in seven bits and in eight; the others turn what stands beside them.
const wild = 'a\u001b]0;b\u0007\u009b2J\u007f\u202e\u2066\u2029c';

test('for people: without what a terminal would obey', () => {
	expect(printable(wild)).toBe('a ]0;b  2J    c');
	expect(printable('Åsa Łukasz 日本 👩‍👧')).toBe('Åsa Łukasz 日本 👩‍👧');
});

test('for programs: whole, and without what a terminal would obey', () => {
	const text = json({ wild });
	expect(text).toMatch(/^[ -~\n]+$/);
	expect(JSON.parse(text)).toEqual({ wild });
	expect(json(undefined)).toBe('null');
});
