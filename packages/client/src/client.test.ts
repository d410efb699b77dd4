import { afterEach, expect, test, vi } from 'vitest';
import { createGatehouseClient, type GatehouseOptions } from './index.ts';
import { cut, say, serve } from './testing.ts';

type Answer = Parameters<typeof serve>[0];

const open: Awaited<ReturnType<typeof serve>>[] = [];
afterEach(async () => {
	for (const site of open.splice(0)) await site.close();
});

/** A client, and a server that answers it with these, one after the other; the last one from then on. */
async function facing(answers: Answer[], options: Partial<GatehouseOptions> = {}) {
	const left = [...answers];
	const site = await serve((request, response) => {
		const answer = left.length > 1 ? left.shift() : left[0];
		return answer?.(request, response);
	});
	open.push(site);
	const client = createGatehouseClient({ url: site.origin, ...options });
	return { client, ...site };
}

const json = { 'content-type': 'application/json' };
const answer = (data: unknown) => say(200, JSON.stringify({ result: { data } }), json);
const nobody = answer({ json: { items: [], nextCursor: null } });
const refusal = (status: number, refusal: { kind: string; retryAfter?: number }) =>
	say(status, JSON.stringify({ error: { json: { message: 'No.', data: { refusal } } } }), json);

test('a question is asked again where the line was cut, and the answer is then the answer', async () => {
	const { client, requests } = await facing([cut, cut, nobody]);
	expect(await client.users.list()).toEqual({ items: [], nextCursor: null });
	expect(requests).toHaveLength(3);
});

test('it is asked again as often as was said, and no more', async () => {
	for (const [retries, times] of [
		[undefined, 3],
		[0, 1],
		[1, 2]
	] as const) {
		const { client, requests, origin } = await facing([cut], { retries });
		expect(await client.users.list.try()).toMatchObject({
			failure: {
				code: 'unreachable',
				message: `Nothing answers at ${origin}. Check the address, or try again in a minute.`
			}
		});
		expect(requests).toHaveLength(times);
	}
});

test('what changes something is sent once, and it is said that it may have been done', async () => {
	const { client, requests } = await facing([cut, answer({ json: null })]);
	const failed = await client.roles.assign.try({ userId: 'a', roleId: 'b' });
	expect(failed).toMatchObject({ failure: { code: 'unreachable' } });
	expect(!failed.ok && failed.failure.message).toContain('may have been done');
	expect(requests.map(({ line }) => line)).toEqual(['POST /api/trpc/roles.assign']);
	for (const answer of [say(503), refusal(503, { kind: 'unavailable', retryAfter: 0 })]) {
		const { client, requests } = await facing([answer]);
		await client.roles.assign.try({ userId: 'a', roleId: 'b' });
		expect(requests).toHaveLength(1);
	}
});

test('a question waits out what is over soon, and leaves what takes longer to the caller', async () => {
	for (const kind of ['tooMany', 'busy', 'unavailable']) {
		const soon = await facing([refusal(503, { kind, retryAfter: 0 }), nobody]);
		// `users.list` is never busy: a refusal that it does not know counts as failed, and is not waited out.
		expect((await soon.client.users.list.try()).ok).toBe(kind !== 'busy');
		const later = await facing([refusal(503, { kind, retryAfter: 60 }), nobody]);
		expect((await later.client.users.list.try()).ok).toBe(false);
		expect(later.requests).toHaveLength(1);
	}
	const proxy = await facing([say(502), say(504, '<h1>Gateway timeout</h1>'), nobody]);
	expect((await proxy.client.users.list.try()).ok).toBe(true);
});

test('a refusal is not asked again', async () => {
	const { client, requests } = await facing([refusal(404, { kind: 'notFound' }), nobody]);
	expect(await client.users.get.try({ userId: 'a' })).toMatchObject({
		failure: { code: 'notFound' }
	});
	expect(requests).toHaveLength(1);
});

test('whoever answers and is no Gatehouse is told from silence', async () => {
	for (const stranger of [
		say(200, '<h1>Welcome</h1>'),
		say(404, 'Not found'),
		say(200, '[]'),
		say(200, '{"result":1}'),
		say(400, 'This site is at https://elsewhere.example')
	]) {
		const { client, requests, origin } = await facing([stranger, nobody]);
		expect(await client.users.list.try()).toMatchObject({
			failure: {
				code: 'unreachable',
				message: `What answers at ${origin} is not a Gatehouse. Check the address.`
			}
		});
		expect(requests).toHaveLength(1);
	}
});

test('a token goes where it was meant to go: no redirect is followed', async () => {
	const elsewhere = await facing([nobody]);
	const { client, origin, requests } = await facing(
		[say(307, '', { location: `${elsewhere.origin}/api/trpc/users.list` })],
		{ token: 'gh_12345678_secret' }
	);
	expect(await client.users.list.try()).toMatchObject({
		failure: {
			code: 'unreachable',
			message: `${origin} leads elsewhere. Use the address that it leads to.`
		}
	});
	expect(requests[0]?.headers.authorization).toBe('Bearer gh_12345678_secret');
	expect(elsewhere.requests).toEqual([]);
});

test('a token is not shown to who listens on the way, and only a whole one is sent', () => {
	const token = 'gh_12345678_secret';
	for (const url of [
		'http://gatehouse.example',
		'http://192.0.2.7:3000',
		'http://localhost.example'
	])
		expect(() => createGatehouseClient({ url, token })).toThrow(/over https only/);
	for (const url of [
		'https://gatehouse.example',
		'http://localhost:3000',
		'http://127.0.0.1',
		'http://[::1]:1'
	])
		expect(() => createGatehouseClient({ url, token })).not.toThrow();
	for (const broken of ['', ' ', 'gh_1 2', 'gh_1\r\nx-admin: yes', 'gh_ü'])
		expect(() =>
			createGatehouseClient({ url: 'https://gatehouse.example', token: broken })
		).toThrow('`token` is not whole. Copy it again, or leave it out.');
	for (const url of ['', 'gatehouse.example', 'file:///etc', 'localhost:3000'])
		expect(() => createGatehouseClient({ url })).toThrow(/`url` is where the site is/);
});

test('an input is part of the address only where it is a question', async () => {
	const { client, requests } = await facing([nobody]);
	await client.users.list({ search: 'a&b=c #ü', limit: 5 });
	await client.users.list();
	await client.roles.list();
	await client.auth.login.try({ email: 'mara@northfold.example', password: 'secret' });
	expect(requests.map(({ line }) => decodeURIComponent(line))).toEqual([
		'GET /api/trpc/users.list?input={"search":"a&b=c #ü","limit":5}',
		'GET /api/trpc/users.list?input={}',
		'GET /api/trpc/roles.list',
		'POST /api/trpc/auth.login'
	]);
});

function ending(reason: Error) {
	const controller = new AbortController();
	return { signal: controller.signal, abort: () => controller.abort(reason) };
}

test('a call that was ended says so at once: while it is asked, between two tries, and before it', async () => {
	const reason = new Error('Enough.');
	for (const call of ['list', 'assign'] as const) {
		const asked = Promise.withResolvers<void>();
		const { client } = await facing([() => asked.resolve()]);
		const { signal, abort } = ending(reason);
		const answer =
			call === 'list'
				? client.users.list(undefined, { signal })
				: client.roles.assign({ userId: 'a', roleId: 'b' }, { signal });
		await asked.promise;
		abort();
		await expect(answer).rejects.toBe(reason);
	}

	const between = ending(reason);
	const { client, requests } = await facing([refusal(429, { kind: 'tooMany', retryAfter: 5 })]);
	const waits = client.users.list.try(undefined, { signal: between.signal });
	while (requests.length === 0) await new Promise(setImmediate);
	between.abort();
	await expect(waits).rejects.toBe(reason);
	expect(requests).toHaveLength(1);

	const before = client.roles.list.try(undefined, { signal: AbortSignal.abort(reason) });
	await expect(before).rejects.toBe(reason);
	expect(requests).toHaveLength(1);
});

test('what a later version of the site refuses is none that a `switch` of today knows: it failed', async () => {
	const { client } = await facing([refusal(409, { kind: 'onHoliday' })]);
	expect(await client.users.list.try()).toMatchObject({
		failure: { code: 'failed', message: 'No.', requestId: null }
	});
});

test('another fetch can stand in, and gets all it needs to be one', async () => {
	const seen: unknown[] = [];
	const client = createGatehouseClient({
		url: 'https://gatehouse.example/somewhere?x',
		token: ' gh_12345678_secret\n',
		fetch: async (url, { signal, ...request }) => {
			seen.push(url, request, signal.aborted);
			return { status: 200, text: async () => '{"result":{"data":{"json":[]}}}' };
		}
	});
	expect(await client.roles.permissions()).toEqual([]);
	expect(seen).toEqual([
		'https://gatehouse.example/api/trpc/roles.permissions',
		{
			method: 'GET',
			headers: { accept: 'application/json', authorization: 'Bearer gh_12345678_secret' },
			redirect: 'manual',
			credentials: 'omit'
		},
		false
	]);
});

test('the client is an object like any other: it can be looked at, waited for, and not changed', async () => {
	const { client } = await facing([nobody]);
	expect(Object.keys(client)).toContain('users');
	expect(Object.keys(client.users)).toEqual(expect.arrayContaining(['get', 'list']));
	expect(await Promise.resolve(client)).toBe(client);
	expect(() => Object.assign(client.users, { list: null })).toThrow(TypeError);
});

test('an answer that does not come is given up after half a minute', async () => {
	const timeout = vi.spyOn(AbortSignal, 'timeout');
	timeout.mockReturnValue(AbortSignal.abort(new DOMException('', 'TimeoutError')));
	const { client } = await facing([nobody], { retries: 0 });
	const answer = await client.users.list.try();
	expect(timeout).toHaveBeenCalledExactlyOnceWith(30_000);
	timeout.mockRestore();
	expect(answer).toMatchObject({ failure: { code: 'unreachable' } });
});
