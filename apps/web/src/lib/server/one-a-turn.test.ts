import { setImmediate as nextTurn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { createOneATurn } from './one-a-turn.ts';

test('each is begun in a turn of its own, in the order they came', async () => {
	const inTurn = createOneATurn(() => 0);
	const begun: string[] = [];
	for (const name of ['first', 'second', 'third']) inTurn(() => void begun.push(name));
	expect(begun).toEqual([]);
	for (const so of [['first'], ['first', 'second'], ['first', 'second', 'third']]) {
		await nextTurn();
		expect(begun).toEqual(so);
	}
	inTurn(() => void begun.push('later'));
	await nextTurn();
	expect(begun.at(-1)).toBe('later');
});

test('who comes from within one is begun after it', async () => {
	const inTurn = createOneATurn(() => 0);
	const begun: string[] = [];
	inTurn(() => {
		inTurn(() => void begun.push('inner'));
		begun.push('outer');
	});
	await nextTurn();
	expect(begun).toEqual(['outer']);
	await nextTurn();
	expect(begun).toEqual(['outer', 'inner']);
});

test.each([
	['a short turn comes', [20, 2]],
	['it has waited for 25 ms', [20, 20]]
])('nothing is added to a long turn, until %s', async (_, turns) => {
	let at = 1000;
	const inTurn = createOneATurn(() => at);
	const begun: string[] = [];
	for (const name of ['first', 'second']) inTurn(() => void begun.push(name));
	for (const took of turns) {
		expect(begun).not.toContain('second');
		await nextTurn();
		expect(begun).toContain('first');
		at += took;
	}
	expect(begun).not.toContain('second');
	await nextTurn();
	expect(begun).toEqual(['first', 'second']);
});
