import { expect, test } from 'vitest';
import { createPasswords } from './password.ts';

const passwords = await createPasswords();

test('a password verifies against its own hash alone', async () => {
	const stored = await passwords.hash('quiet harbour lantern 58');
	expect(stored).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
	expect(await passwords.verify(stored, 'quiet harbour lantern 58')).toBe(true);
	expect(await passwords.verify(stored, 'quiet harbour lantern 59')).toBe(false);
});

test('the two ways to type a letter with an accent are one password', async () => {
	const stored = await passwords.hash('caf\u00e9 au lait');
	expect(await passwords.verify(stored, 'cafe\u0301 au lait')).toBe(true);
});

test.each([
	['nothing', null],
	['something malformed', '$argon2id$v=19$m=1'],
	['another scheme', '$2b$10$abcdefghijklmnopqrstuv'],
	['more memory than this machine gives', '$argon2id$v=19$m=9999999,t=2,p=1$c2FsdHNhbHQ$aGFzaA']
])('%s as a stored hash is a wrong password, not an error', async (_, stored) => {
	expect(await passwords.verify(stored, 'a password nobody has')).toBe(false);
});

test('no stored hash costs as much as a wrong password', async () => {
	const stored = await passwords.hash('quiet harbour lantern 58');
	const median = async (hash: string | null) => {
		const times: number[] = [];
		for (let time = 0; time < 15; time++) {
			const began = process.cpuUsage();
			await passwords.verify(hash, 'wrong');
			const { user, system } = process.cpuUsage(began);
			times.push(user + system);
		}
		return times.sort((a, b) => a - b)[7] ?? 0;
	};
	const [unknown, wrong] = [await median(null), await median(stored)];
	expect(unknown / wrong).toBeGreaterThan(0.7);
	expect(unknown / wrong).toBeLessThan(1.4);
});

test('the queue is bounded: who comes when it is full is told at once', async () => {
	const narrow = await createPasswords({ atOnce: 1, queue: 2 });
	const outcomes = await Promise.allSettled(
		Array.from({ length: 5 }, async () => narrow.hash('quiet harbour'))
	);
	expect(outcomes.map(({ status }) => status)).toEqual([
		'fulfilled',
		'fulfilled',
		'fulfilled',
		'rejected',
		'rejected'
	]);
	expect(outcomes[4]).toMatchObject({ reason: { name: 'QueueFull' } });
	expect(await narrow.hash('room again')).toMatch(/^\$argon2id/);
});

test('there are as many places as can be hashed or wait, and each is given back', async () => {
	const narrow = await createPasswords({ atOnce: 1, queue: 2 });
	const release = [narrow.acquire(), narrow.acquire(), narrow.acquire()];
	expect(() => narrow.acquire()).toThrow('Too many passwords');
	release[0]?.();
	expect(narrow.acquire()).toBeTypeOf('function');
});

test('a hash is outdated when today asks for more', async () => {
	expect(passwords.isOutdated('$argon2id$v=19$m=8192,t=2,p=1$x$y')).toBe(true);
	expect(passwords.isOutdated('$argon2id$v=19$m=19456,t=1,p=1$x$y')).toBe(true);
	expect(passwords.isOutdated('$argon2id$v=19$m=19456,t=2,p=1$x$y')).toBe(false);
	expect(passwords.isOutdated('$argon2id$v=19$m=65536,t=3,p=1$x$y')).toBe(false);
});
