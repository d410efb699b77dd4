import type { GatehouseClient, TokensPollDeviceOutput } from '@gatehouse/client';
import { expect, test } from 'vitest';
import { approval } from './device.ts';

type Poll = GatehouseClient['tokens']['pollDevice'];
type Answer = Awaited<ReturnType<Poll['try']>>;

const begun = { deviceCode: 'd', userCode: 'WDJB-MJHT', expiresIn: 600, interval: 5 };
const approved: TokensPollDeviceOutput = {
	status: 'approved',
	token: 'gh_token',
	username: 'mara.lindqvist',
	expiresAt: new Date('2026-06-02T09:00:00Z')
};
const says = (data: TokensPollDeviceOutput): Answer => ({ ok: true, data });
const fails = (failure: Extract<Answer, { ok: false }>['failure']): Answer => ({
	ok: false,
	failure,
	failures: [failure]
});

/** A site that gives these answers, the last one for ever. */
function siteOf(...answers: Answer[]) {
	const waits: number[] = [];
	const stop = new AbortController();
	const answer = async () => (answers.length > 1 ? answers.shift() : answers[0]) ?? says(approved);
	const pollDevice: Poll = Object.assign(async () => Promise.reject(new Error('`try` is asked.')), {
		try: answer
	});
	const wait = async (milliseconds: number) => {
		stop.signal.throwIfAborted();
		waits.push(Math.floor(milliseconds / 1000));
	};
	return { waits, stop, asks: () => approval({ pollDevice }, begun, stop.signal, wait) };
}

test('asks as often as it is told to, slower where it is told to, and gets its token', async () => {
	const site = siteOf(
		says({ status: 'pending', interval: 5 }),
		says({ status: 'slowDown', interval: 10 }),
		says({ status: 'pending', interval: 10 }),
		says(approved)
	);
	expect(await site.asks()).toEqual(approved);
	expect(site.waits).toEqual([5, 5, 10, 10]);
});

test('a site that does not answer for a while is asked less and less', async () => {
	const away = fails({ code: 'unreachable', message: 'Nothing answers.' });
	const full = fails({ code: 'tooMany', retryAfter: 60, message: 'Too many tries.' });
	const site = siteOf(away, away, full, away, away, says(approved));
	expect(await site.asks()).toEqual(approved);
	expect(site.waits).toEqual([5, 10, 20, 40, 60, 60]);
});

test('gives up where the code has run out, and not later', async () => {
	const site = siteOf(says({ status: 'pending', interval: 5 }));
	await expect(site.asks()).rejects.toThrow('The code has run out');
	expect(site.waits).toHaveLength(120);
});

test.each([
	['denied', 'sent away'],
	['expired', 'has run out']
] as const)('%s: says what to do', async (status, words) => {
	const { asks } = siteOf(says({ status }));
	await expect(asks()).rejects.toThrow(new RegExp(`${words}.*gatehouse login again`));
});

test('what no waiting mends is said at once', async () => {
	const message = 'You have as many tokens as one person can have. Revoke one first.';
	const site = siteOf(fails({ code: 'conflict', conflict: 'tooManyTokens', message }));
	await expect(site.asks()).rejects.toThrow(message);
	expect(site.waits).toHaveLength(1);
});

test('ends with Ctrl-C, but hears out an answer that is on its way', async () => {
	const pending = siteOf(says({ status: 'pending', interval: 5 }));
	pending.stop.abort();
	await expect(pending.asks()).rejects.toMatchObject({ code: 130 });
	expect(pending.waits).toEqual([]);

	const late = siteOf(says(approved));
	const asked = late.asks();
	late.stop.abort();
	expect(await asked).toEqual(approved);
});
