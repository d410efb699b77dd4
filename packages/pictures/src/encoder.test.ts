import { fork } from 'node:child_process';
import { once } from 'node:events';
import { afterEach, expect, test, vi } from 'vitest';
import { createEncoder, type Patience } from './encoder.ts';
import { costly, picture } from './testing/specimens.ts';
import { QueueFull } from './turns.ts';

vi.mock(import('node:child_process'), { spy: true });
/** The process that was started last. */
function newest() {
	const child = vi.mocked(fork).mock.results.at(-1);
	if (child?.type !== 'return') throw new Error('None was started.');
	return child.value;
}

const usual: Patience = { turn: 20_000, whole: 40_000, fair: 0, idle: 20_000 };
let encoder: ReturnType<typeof createEncoder>;
afterEach(() => encoder.end());

const small = { bytes: await picture('jpeg') };
const large = { bytes: await costly() };
const isDone = expect.objectContaining({ 512: expect.anything(), 96: expect.anything() });

test('one after the other, in a process that is there for all of them', async () => {
	encoder = createEncoder({ patience: usual });
	const all = await Promise.all(Array.from({ length: 5 }, () => encoder.encode(small)));
	expect(all).toEqual(Array(5).fill(isDone));
});

test('what takes too long is ended, and the next has a process of its own', async () => {
	const patience = { ...usual, whole: 1 };
	encoder = createEncoder({ patience });
	expect(await encoder.encode(large)).toBe('slow');
	patience.fair = 2;
	// With so little time it was not its fault.
	await expect(encoder.encode(large)).rejects.toThrow(QueueFull);
	patience.whole = usual.whole;
	expect(await encoder.encode(small)).toEqual(isDone);
});

test('a process that ended by itself, or was ended for having nothing to do, comes back', async () => {
	const patience = { ...usual, idle: 0 };
	encoder = createEncoder({ patience });
	expect(await encoder.encode(small)).toEqual(isDone);
	await once(newest(), 'exit');
	patience.idle = usual.idle;
	expect(await encoder.encode(small)).toEqual(isDone);
	const second = newest();
	second.kill('SIGKILL');
	await once(second, 'exit');
	expect(await encoder.encode(small)).toEqual(isDone);
	expect(newest()).not.toBe(second);
});

test('ended in the middle of its work, it says that this picture did not work out', async () => {
	encoder = createEncoder({ patience: usual });
	await encoder.encode(small);
	const answer = encoder.encode(large);
	await new Promise(setImmediate);
	encoder.end();
	expect(await answer).toBe('broken');
	expect(await encoder.encode(small)).toEqual(isDone);
});

test('whoever finds the queue full, or waits too long in it, is told so', async () => {
	encoder = createEncoder({ patience: usual, queue: 2 });
	const settled = await Promise.allSettled(Array.from({ length: 5 }, () => encoder.encode(small)));
	const full = settled.filter(({ status }) => status === 'rejected');
	expect(full.length).toBeGreaterThan(0);
	for (const each of full) expect(each).toMatchObject({ reason: expect.any(QueueFull) });
	encoder.end();

	encoder = createEncoder({ patience: { ...usual, turn: 1 } });
	const [first, second] = await Promise.allSettled([encoder.encode(large), encoder.encode(small)]);
	expect(first).toMatchObject({ value: isDone });
	expect(second).toMatchObject({ reason: expect.any(QueueFull) });
});
