import { expect, test, vi } from 'vitest';
import { denied, type Denied } from './denied.ts';

/** A request for a path, as the gate has it; what it fetches of the site itself is noted. */
function asks(path: string, accept = '*/*', isDataRequest = false) {
	const fetch = vi.fn<typeof globalThis.fetch>(() => {
		const headers = { 'content-type': 'text/html' };
		return Promise.resolve(new Response('<h1>No</h1>', { status: 401, headers }));
	});
	const url = new URL(path, 'https://id.example.org');
	const request = new Request(url, { headers: { accept } });
	return { url, request, fetch, isDataRequest, locals: { requestId: 'a1b2c3' } };
}

test.each<[Denied, string, unknown]>([
	[401, 'UNAUTHORIZED', { kind: 'signedOut', why: 'badToken' }],
	[403, 'FORBIDDEN', null],
	[404, 'NOT_FOUND', null],
	[413, 'PAYLOAD_TOO_LARGE', null],
	[503, 'SERVICE_UNAVAILABLE', { kind: 'unavailable', retryAfter: 5 }]
])('%i reads to a program as the router would have said it', async (status, code, refusal) => {
	const answer = await denied(asks('/api/trpc/users.list'), status);
	expect(answer.status).toBe(status);
	expect(answer.headers.get('cache-control')).toBe('no-store');
	const { error } = await answer.json();
	expect(error.json).toMatchObject({
		message: expect.stringMatching(/\.$/),
		code: expect.any(Number)
	});
	const data = { code, httpStatus: status, issues: null, refusal, requestId: 'a1b2c3' };
	expect(error.json.data).toEqual(data);
});

test('a bad token is told how to come, and one that has to wait for how long', async () => {
	const token = await denied(asks('/api/trpc/users.list'), 401);
	expect(token.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
	const away = await denied(asks('/profile/__data.json'), 503);
	expect(away.headers.get('retry-after')).toBe('5');
	expect(away.headers.get('www-authenticate')).toBeNull();
});

test('who wants a page gets one, asked for without what was no good or cannot be checked', async () => {
	for (const [status, credentials] of [
		[401, 'omit'],
		[503, 'omit'],
		[403, 'same-origin'],
		[404, 'same-origin'],
		[413, 'same-origin']
	] as const) {
		const event = asks('/profile', 'text/html,*/*');
		const answer = await denied(event, status);
		expect(await answer.text()).toContain('<h1>');
		expect(answer.headers.get('cache-control')).toBe('no-store');
		expect(event.fetch).toHaveBeenCalledWith(
			`/denied?status=${status}`,
			expect.objectContaining({ credentials })
		);
	}
});

test('who wants the data of a page gets a sentence', async () => {
	const event = asks('/profile/__data.json', 'text/html', true);
	const answer = await denied(event, 401);
	expect(event.fetch).not.toHaveBeenCalled();
	expect(await answer.json()).toEqual({ status: 401, message: expect.stringContaining('token') });
});

test('what to mend is said where it is given, and not in place of a page', async () => {
	const answer = await denied(
		asks('/api/trpc/auth.login'),
		403,
		undefined,
		'Origin should be ours.'
	);
	expect((await answer.json()).error.json.message).toBe('Origin should be ours.');
});
