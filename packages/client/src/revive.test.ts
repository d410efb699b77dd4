import superjson from 'superjson';
import { expect, test } from 'vitest';
import { revive } from './revive.ts';

const at = new Date('2026-03-02T09:00:00.123Z');

/** As it is after the way over the wire. */
const sent = (value: unknown): unknown => revive(JSON.parse(superjson.stringify(value)));

test.each([
	['nothing', undefined],
	['null', null],
	['a date', at],
	['a date somewhere within', { items: [{ at, who: 'mara' }, { at: null }], next: { at } }],
	['one date in two places', { from: at, to: at, all: [at, at] }],
	['one thing in two places', ((thing) => ({ thing, again: thing }))({ at, name: 'x' })],
	['what is not there', { here: 1, there: undefined, list: [undefined, 1] }],
	['keys with dots and backslashes', { 'a.b': { 'c\\d': at, 'e\\.f': { at } } }],
	['what looks like a date', { text: '2026-03-02T09:00:00.123Z', values: ['Date'] }]
])('%s comes back as it was', (_, value) => {
	expect(sent(value)).toStrictEqual(value);
});

test('what is neither is refused, not half understood', () => {
	expect(() => sent({ found: new Map([['a', 1]]) })).toThrow('does not know what a map is');
});

test('no note leads outside of what was sent', () => {
	const { toString } = Object.prototype;
	revive({ json: {}, meta: { values: { '__proto__.toString': ['undefined'] } } });
	const after = Object.prototype.toString;
	Object.assign(Object.prototype, { toString });
	expect(after).toBe(toString);
});
