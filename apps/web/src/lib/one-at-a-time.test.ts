import { expect, test } from 'vitest';
import { oneAtATime } from './one-at-a-time.ts';

test('it is not begun again before it has ended', async () => {
	const mayEnd = Promise.withResolvers<void>();
	let begun = 0;
	const act = oneAtATime(async () => {
		begun += 1;
		await mayEnd.promise;
	});
	const first = act();
	await act();
	expect(begun).toBe(1);
	mayEnd.resolve();
	await first;
	await act();
	expect(begun).toBe(2);
});

test('after it failed it is begun again', async () => {
	let begun = 0;
	const act = oneAtATime(async () => {
		begun += 1;
		throw new Error('the network went');
	});
	await expect(act()).rejects.toThrow('the network went');
	await expect(act()).rejects.toThrow('the network went');
	expect(begun).toBe(2);
});
