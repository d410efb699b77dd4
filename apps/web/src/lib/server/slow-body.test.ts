import { IncomingMessage } from 'node:http';
import { Socket } from 'node:net';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cutWhenSlow } from './slow-body.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

function requestOf(bytes: string) {
	const request = new IncomingMessage(new Socket());
	request.headers['content-length'] = bytes;
	cutWhenSlow(request);
	return request;
}

test.each([
	['1', 15_000],
	['60000', 21_000],
	['2500000', 265_000],
	['99999999', 300_000]
])('a body of %s bytes has %i ms to come', (bytes, time) => {
	const request = requestOf(bytes);
	vi.advanceTimersByTime(time - 1);
	expect(request.destroyed).toBe(false);
	vi.advanceTimersByTime(1);
	expect(request.destroyed).toBe(true);
});

test('one that came whole may wait to be read', () => {
	const request = requestOf('1');
	request.complete = true;
	vi.advanceTimersByTime(300_000);
	expect(request.destroyed).toBe(false);
});

test.each(['0', '', 'many'])('of a length of "%s" nothing is waited for', (bytes) => {
	requestOf(bytes);
	expect(vi.getTimerCount()).toBe(0);
});

test('what is over leaves no timer', async () => {
	const request = requestOf('1');
	request.destroy();
	await new Promise((resolve) => request.once('close', resolve));
	expect(vi.getTimerCount()).toBe(0);
});
