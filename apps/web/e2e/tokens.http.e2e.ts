import { randomBytes } from 'node:crypto';
import { connect } from 'node:net';
import { expect, origin, password, site, test, unique } from './site.ts';

const json = { 'content-type': 'application/json' };
const list = '/api/trpc/users.list?input={}';

/** Somebody with a token for these scopes, and the cookie that it was made with. */
async function holder(scopes: string[], ...roles: string[]) {
	const name = unique('holder');
	const { email } = await site.person(name, ...roles);
	const from = { ...json, 'x-forwarded-for': ['10', ...randomBytes(3)].join('.') };
	const tell = (path: string, data: unknown, headers = {}) =>
		fetch(`${origin}/api/trpc/${path}`, {
			method: 'POST',
			headers: { ...from, ...headers },
			body: JSON.stringify(data)
		});
	const login = await tell('auth.login', { email, password });
	const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
	const made = await tell('tokens.create', { name: 'Test', scopes, days: 7 }, { cookie, origin });
	const { id, token } = (await made.json()).result.data.json;
	return { name, cookie, id, token };
}

/** An answer to a request written by hand, byte by byte; as much of it as came before the line was cut. */
async function raw(...lines: string[]): Promise<string> {
	const { port, host, hostname } = new URL(origin);
	const socket = connect(Number(port), hostname);
	let answer = '';
	socket.on('data', (bytes) => (answer += bytes.toString())).on('error', () => socket.destroy());
	socket.write([...lines, `Host: ${host}`, 'Connection: close', '', ''].join('\r\n'));
	await new Promise((closed) => socket.once('close', closed));
	return answer;
}

const statusOf = (answer: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(answer)?.[1]);

test.describe('a token', () => {
	test('lets a program in where its scopes and its owner do, and nowhere else', async ({
		request
	}) => {
		const { name, token } = await holder(['users:read'], 'administrator');
		const headers = { authorization: `Bearer ${token}`, cookie: '' };
		expect((await request.get(list, { headers })).status()).toBe(200);
		const who = await request.get('/api/trpc/auth.session', { headers });
		expect((await who.json()).result.data.json).toMatchObject({
			user: { username: name, permissions: ['users:read'] },
			session: null,
			token: { name: 'Test', scopes: ['users:read'] }
		});
		for (const [path, why] of [
			['roles.list', 'missingScope'],
			['profile.get', 'missingScope'],
			['tokens.list', 'notByToken'],
			['sessions.list', 'notByToken'],
			['connections.list', undefined]
		]) {
			const refused = await request.get(`/api/trpc/${path}?input={}`, { headers });
			expect(refused.status(), path).toBe(why ? 403 : 404);
			expect((await refused.json()).error.json.data.refusal?.why, path).toBe(why);
		}
		const more = await request.post('/api/trpc/tokens.create', {
			headers: { ...headers, ...json },
			data: { name: 'More', scopes: ['roles:write'], days: 365 }
		});
		expect(more.status()).toBe(403);
		expect(more.headers()['set-cookie']).toBeUndefined();
	});

	test('is asked alone: no cookie beside it counts, be it better or worse', async ({ request }) => {
		const mara = await holder(['profile:read'], 'administrator');
		const noor = await holder(['profile:read']);
		const asks = (authorization: string, cookie: string) =>
			request.get('/api/trpc/auth.session', { headers: { authorization, cookie } });
		const hers = await asks(`Bearer ${noor.token}`, mara.cookie);
		expect((await hers.json()).result.data.json.user).toMatchObject({
			username: noor.name,
			permissions: []
		});
		expect(hers.headers()['set-cookie']).toBeUndefined();
		const bad = await asks(`Bearer gh_00000000_${'A'.repeat(43)}`, mara.cookie);
		expect(bad.status()).toBe(401);
		expect(await bad.text()).not.toContain(mara.name);
		expect((await request.get(list, { headers: { cookie: mara.cookie } })).status()).toBe(200);
	});

	test('opens no page', async ({ request }) => {
		const { token, cookie, name } = await holder(['profile:read'], 'administrator');
		for (const path of [
			'/',
			'/profile',
			'/settings/tokens',
			'/login',
			'/profile/__data.json',
			'/nothing'
		])
			for (const accept of ['text/html', '*/*']) {
				const headers = { authorization: `Bearer ${token}`, cookie, accept };
				const answer = await request.get(path, { headers, maxRedirects: 0 });
				expect(answer.status(), `${path} ${accept}`).toBe(401);
				expect(answer.headers()['cache-control'], path).toBe('no-store');
				const body = await answer.text();
				expect(body).not.toContain(name);
				if (accept === 'text/html' && !path.includes('data'))
					expect(body).toContain('Pages are for people');
			}
		const post = await request.post('/logout', {
			headers: { authorization: 'Bearer x', cookie, origin: 'https://evil.example' },
			form: {}
		});
		expect(post.status()).toBe(401);
		expect((await request.get(list, { headers: { cookie } })).status()).toBe(200);
	});

	test('comes alone: no batch of changes, and each call of a batch of questions is judged', async ({
		request
	}) => {
		const { token } = await holder(['users:read'], 'administrator');
		const headers = { authorization: `Bearer ${token}`, cookie: '' };
		const both = await request.get(
			'/api/trpc/users.list,roles.list?batch=1&input={"0":{},"1":{}}',
			{
				headers
			}
		);
		const [users, roles] = await both.json();
		expect(users.result.data.json.items).toBeDefined();
		expect(roles.error.json.data.httpStatus).toBe(403);
	});

	test('ends when it is revoked, and only its owner revokes it', async ({ request }) => {
		const mara = await holder(['users:read'], 'administrator');
		const noor = await holder(['profile:read']);
		const revoke = (cookie: string) =>
			request.post('/api/trpc/tokens.revoke', {
				headers: { ...json, cookie, origin },
				data: { tokenId: mara.id }
			});
		const headers = { authorization: `Bearer ${mara.token}`, cookie: '' };
		expect((await revoke(noor.cookie)).status()).toBe(404);
		expect((await request.get(list, { headers })).status()).toBe(200);
		expect((await revoke(mara.cookie)).status()).toBe(200);
		expect((await request.get(list, { headers })).status()).toBe(401);
	});
});

test('what is no token that works is 401, told how to come, kept nowhere, and never 500', async ({
	request
}) => {
	const mara = await holder(['users:read'], 'administrator');
	const noor = await holder(['users:read'], 'administrator');
	const secret = mara.token.slice(12);
	const handle = noor.token.slice(0, 12);
	for (const authorization of [
		'',
		'Bearer',
		'Bearer ',
		mara.token,
		`Basic ${Buffer.from(`mara:${mara.token}`).toString('base64')}`,
		`Digest ${mara.token}`,
		`Token ${mara.token}`,
		`Bearer ${mara.token}, Bearer ${noor.token}`,
		`Bearer ${mara.token} ${noor.token}`,
		`Bearer ${mara.token.slice(0, -1)}`,
		`Bearer ${mara.token}A`,
		`Bearer ${mara.token.toUpperCase()}`,
		`Bearer gh_${secret}`,
		`Bearer ${secret}`,
		`Bearer ${handle}${secret}`,
		`Bearer ${mara.token.slice(0, 12)}${noor.token.slice(12)}`,
		`Bearer ${mara.id}`,
		`Bearer ${mara.cookie.slice('session='.length)}`,
		'Bearer null',
		"Bearer ' OR 1=1 --",
		'Bearer \u00e9',
		`Bearer ${'A'.repeat(10_000)}`,
		`Bearer gh_${'A'.repeat(100_000)}`
	]) {
		const answer = await request.get(list, { headers: { authorization, cookie: mara.cookie } });
		const what = authorization.slice(0, 40);
		expect(answer.status(), what).toBe(401);
		expect(answer.headers()['cache-control'], what).toBe('no-store');
		expect(answer.headers()['www-authenticate'], what).toMatch(/^Bearer error="/);
		expect(answer.headers()['set-cookie'], what).toBeUndefined();
		expect(await answer.text(), what).not.toContain(secret);
	}
	const none = await request.get(list, { headers: { cookie: '' } });
	expect(none.status()).toBe(401);
	expect((await none.json()).error.json.data.refusal).toEqual({ kind: 'signedOut' });
});

test('two tokens are no token, in either order, and so is one beside nothing', async () => {
	const { token } = await holder(['users:read'], 'administrator');
	const good = `Authorization: Bearer ${token}`;
	const bad = 'Authorization: Bearer x';
	const get = `GET ${list} HTTP/1.1`;
	expect(statusOf(await raw(get, good))).toBe(200);
	for (const pair of [
		[good, good],
		[good, bad],
		[bad, good],
		[good, 'AUTHORIZATION:'],
		['authorization:', good]
	]) {
		const answer = await raw(get, ...pair);
		expect(statusOf(answer), pair.join(' ')).toBe(401);
		expect(answer.toLowerCase()).toContain('cache-control: no-store');
		expect(answer.toLowerCase()).toContain('www-authenticate: bearer');
		expect(answer).not.toContain(token);
	}
	// Folded over two lines, with a NUL, without an end.
	for (const odd of [`${good}\r\n more`, `${good}\0`, `Authorization : Bearer ${token}`])
		expect([400, 401]).toContain(statusOf(await raw(get, odd)));
});

test('headers of 100 KB are refused, and the site goes on', async () => {
	const { token } = await holder(['users:read'], 'administrator');
	const get = `GET ${list} HTTP/1.1`;
	const long = 'x'.repeat(100_000);
	expect(statusOf(await raw(get, `Authorization: Bearer ${long}`))).toBe(401);
	expect(statusOf(await raw(get, `X-Long: ${long}`))).toBe(431);
	expect(statusOf(await raw(get, `Cookie: session=${long}`))).toBe(431);
	const many = Array.from({ length: 1000 }, (_, number) => `X-Many-${number}: ${'x'.repeat(90)}`);
	expect(statusOf(await raw(get, ...many))).toBe(431);
	// More than is read at all: the line may be cut before the answer is heard.
	expect(await raw(get, `X-Long: ${'x'.repeat(400_000)}`)).not.toMatch(/^HTTP\/1\.1 [235]/);
	expect(statusOf(await raw(get, `Authorization: Bearer ${token}`))).toBe(200);
});
