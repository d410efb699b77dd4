import { expect, test } from 'vitest';
import { createTurns } from './turns.ts';

/** Something that goes on until it is told to end. */
function slow() {
	const { promise, resolve } = Promise.withResolvers<string>();
	return { work: () => promise, end: () => resolve('done') };
}

test('one person has two places at most, and gives them back', async () => {
	const inTurn = createTurns({ atOnce: 12, queue: 64, patience: 1000, each: 2 });
	const senders = Array.from({ length: 3 }, slow);
	const sent = senders.map(({ work }) => inTurn(work, 'mara'));
	await expect(sent[2]).rejects.toThrow('Several pictures of this person');
	await expect(inTurn(async () => 'in time', 'noor')).resolves.toBe('in time');
	for (const { end } of senders) end();
	expect(await Promise.all(sent.slice(0, 2))).toEqual(['done', 'done']);
	await expect(inTurn(async () => 'again', 'mara')).resolves.toBe('again');
});

test('who has a place needs no second one, nor does it count as one', async () => {
	const inTurn = createTurns({ atOnce: 1, queue: 1, patience: 1000, each: 1 });
	expect(await inTurn(() => inTurn(async () => 'inside', 'mara'), 'mara')).toBe('inside');
});

test('a place is given back by what failed as well', async () => {
	const inTurn = createTurns({ atOnce: 1, queue: 1, patience: 1000, each: 1 });
	const broken = () => Promise.reject(new Error('broken'));
	await expect(inTurn(broken, 'mara')).rejects.toThrow('broken');
	expect(await inTurn(async () => 'again', 'mara')).toBe('again');
});
