import { Agent, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { census } from '../../../packages/api/src/census.ts';
import { forms } from './access-document.ts';
import {
	all,
	changes,
	expected,
	inWords,
	isSafe,
	type Asked,
	type Origin,
	type Route,
	type Type
} from './requests.ts';
import { expect, origin, password, site, test, unique } from './site.ts';

const { host, hostname, port } = new URL(origin);
const agent = new Agent({ keepAlive: true, maxSockets: 8 });
const address = `10.${[0, 0, 0].map(() => Math.floor(Math.random() * 256)).join('.')}`;

const paths: Record<Route, string> = {
	page: '/profile',
	form: '/profile/edit',
	data: '/profile/__data.json',
	query: '/api/trpc/profile.get',
	mutation: '/api/trpc/profile.update',
	file: '/favicon.svg',
	probe: '/healthz'
};

const said: Record<Origin, Record<string, string>> = {
	own: { origin },
	other: { origin: 'https://evil.example' },
	'other scheme': { origin: origin.replace('http:', 'https:') },
	'other port': { origin: `http://${hostname}:${Number(port) + 1}` },
	null: { origin: 'null' },
	'same-origin': { 'sec-fetch-site': 'same-origin' },
	'cross-site': { 'sec-fetch-site': 'cross-site' },
	none: {}
};

const mimes: Record<Exclude<Type, 'none'>, string> = {
	json: 'application/json',
	form: 'application/x-www-form-urlencoded',
	multipart: 'multipart/form-data; boundary=----0123456789',
	text: 'text/plain'
};

/** A profile, as each type of body says it. */
const bodies = (username: string, aboutMe: string): Record<Type, string> => {
	const fields = Object.entries({ username, aboutMe });
	const parts = fields.map(
		([name, value]) =>
			`------0123456789\r\ncontent-disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`
	);
	return {
		none: '',
		json: JSON.stringify({ username, aboutMe }),
		text: JSON.stringify({ username, aboutMe }),
		form: new URLSearchParams(fields).toString(),
		multipart: `${parts.join('')}------0123456789--\r\n`
	};
};

interface Answer {
	readonly status: number;
	readonly headers: IncomingMessage['headers'];
	readonly body: string;
}

/** Exactly these headers and no others: what a browser would add by itself is what is tried here. */
async function send(
	method: string,
	path: string,
	headers: Record<string, string>,
	body = ''
): Promise<Answer> {
	const length = body || !isSafe(method) ? { 'content-length': Buffer.byteLength(body) } : {};
	const sent = { host, 'x-forwarded-for': address, ...length, ...headers };
	const asked = request({ agent, host: hostname, port, method, path, headers: sent });
	asked.end(body);
	const [answer] = await once(asked, 'response');
	return { status: answer.statusCode ?? 0, headers: answer.headers, body: await text(answer) };
}

/** Eight at a time. */
async function each<Item, Result>(items: readonly Item[], act: (item: Item) => Promise<Result>) {
	const results: Result[] = [];
	const waiting = items.entries();
	const work = async () => {
		for (const [at, item] of waiting) results[at] = await act(item);
	};
	await Promise.all(Array.from({ length: 8 }, work));
	return results;
}

/** Somebody who is logged in, what their profile says, and what they did. */
async function member(...roles: string[]) {
	const username = unique('request');
	const { email } = await site.person(username, ...roles);
	const login = await send(
		'POST',
		'/api/trpc/auth.login',
		{ 'content-type': 'application/json' },
		JSON.stringify({ email, password })
	);
	expect(login.status).toBe(200);
	const cookie = (login.headers['set-cookie'] ?? []).map((each) => each.split(';')[0]).join('; ');
	const ask = async (path: string) => {
		const { status, body } = await send('GET', path, { cookie });
		expect(status).toBe(200);
		return JSON.parse(body).result.data.json;
	};
	return {
		username,
		cookie,
		aboutMe: async () => (await ask(paths.query)).aboutMe,
		acts: () => ask('/api/trpc/audit.mine?input={}')
	};
}

/** What the table says: the status, and where to; of a page's data that is in the answer. */
function outcome({ status, headers, body }: Answer): string {
	const inside = /"type":"redirect".*"location":"([^"]+)"/.exec(body)?.[1];
	return [status, headers.location, inside && `to ${inside}`].filter(Boolean).join(' ');
}

test('whatever is sent from wherever, the answer is the one of the table', async () => {
	const { username, cookie, aboutMe } = await member();
	const cookies = { good: cookie, garbage: `session=${'A'.repeat(43)}`, none: '' };
	const act = async (asked: Asked, mark: string) => {
		const type = asked.type === 'none' ? {} : { 'content-type': mimes[asked.type] };
		const kept = asked.cookie === 'none' ? {} : { cookie: cookies[asked.cookie] };
		const accept = /page|form/.test(asked.route) ? { accept: 'text/html' } : {};
		const headers = { ...type, ...kept, ...accept, ...said[asked.origin] };
		const body = isSafe(asked.method) ? '' : bodies(username, mark)[asked.type];
		return `${inWords(asked)}: ${outcome(await send(asked.method, paths[asked.route], headers, body))}`;
	};
	const answered = (asked: Asked) => `${inWords(asked)}: ${expected(asked)}`;

	const vain = all().filter((asked) => !changes(asked));
	expect(vain.length).toBeGreaterThan(3800);
	expect(await each(vain, (asked) => act(asked, 'Changed.'))).toEqual(vain.map(answered));
	expect(await aboutMe()).toBe('');

	const real = all().filter(changes);
	expect(real.map(inWords)).toHaveLength(6);
	for (const asked of real) {
		const mark = inWords(asked);
		expect(await act(asked, mark)).toBe(answered(asked));
		expect(await aboutMe()).toBe(mark);
	}
});

test('GET, HEAD and OPTIONS change nothing', async () => {
	const { cookie, acts } = await member('administrator');
	const before = await acts();
	const token = 'a'.repeat(43);
	const posts = [
		...census()
			.filter(({ type }) => type === 'mutation')
			.map(({ name }) => `/api/trpc/${name}?input={}`),
		...forms().map(({ route, action }) => {
			const path = route.replace('[token]', token).replace('[id]', crypto.randomUUID());
			return action === 'default' ? path : `${path}?/${action}`;
		})
	];
	expect(posts.length).toBeGreaterThan(80);
	for (const method of ['GET', 'HEAD', 'OPTIONS'])
		await each(posts, async (path) => {
			const { status } = await send(method, path, { cookie, origin, accept: 'text/html' });
			const none = path.startsWith('/api')
				? method === 'HEAD'
					? [204]
					: [405]
				: [200, 204, 303, 403, 404, 410];
			expect(none, `${method} ${path}`).toContain(status);
		});
	// Every act leaves a row, and whoever had logged out would be told to log in.
	expect(await acts()).toEqual(before);
});

test('a file is taken along from our own pages, by an address typed by hand or by a program, and by no other site', async () => {
	const { cookie, acts } = await member('administrator');
	const files = ['/admin/users/export', '/admin/audit/export'];
	const before = await acts();
	for (const path of files) {
		for (const site of ['cross-site', 'same-site', 'whatever comes next']) {
			for (const asked of [path, '/api/trpc/users.export?input={}']) {
				const sent = { cookie, accept: 'text/html', 'sec-fetch-site': site };
				expect((await send('GET', asked, sent)).status, `${asked} ${site}`).toBe(403);
			}
		}
		// Whoever asks what it would be has not taken it.
		const { status, headers } = await send('HEAD', path, { cookie });
		expect([status, headers['content-type']]).toEqual([200, 'text/csv; charset=utf-8']);
	}
	expect(await acts()).toEqual(before);
	for (const path of files)
		for (const from of [{ 'sec-fetch-site': 'same-origin' }, { 'sec-fetch-site': 'none' }, {}])
			expect((await send('GET', path, { cookie, ...from })).body).toMatch(/^"Id",/);
	expect((await acts()).items).toHaveLength(before.items.length + 6);
});

test('a form that cannot be read, and one that no page has, are no bugs of ours', async () => {
	const headers = { origin, accept: 'text/html' };
	const broken = { ...headers, 'content-type': 'multipart/form-data; boundary=a' };
	const { status, headers: said } = await send('POST', '/theme', broken, '--a\r\nno part');
	expect([status, said.location]).toEqual([303, '/']);
	const form = { ...headers, 'content-type': mimes.form };
	for (const path of ['/login?/default', '/theme?/default', '/register?a=b&/default='])
		expect((await send('POST', path, form, 'a=b')).status, path).toBe(404);
});

test('no other method does anything', async () => {
	const { cookie } = await member();
	for (const method of ['PUT', 'PATCH', 'DELETE', 'TRACE', 'PROPFIND', 'PURGE', 'QUERY'])
		for (const path of Object.values(paths)) {
			const { status, headers } = await send(method, path, { cookie, origin });
			expect([status, headers.allow], `${method} ${path}`).toEqual([
				405,
				'GET, HEAD, OPTIONS, POST'
			]);
		}
});

test('every answer says what it is', async () => {
	const { cookie } = await member();
	const page = await send('GET', '/login', { accept: 'text/html' });
	const script = /\/_app\/immutable\/[\w./-]+\.js/.exec(page.body)?.[0] ?? '';
	const html = 'text/html; charset=utf-8';
	const text = 'text/plain; charset=utf-8';
	const json = 'application/json';
	const wanted: [string, Record<string, string>, string, boolean][] = [
		['/profile', { cookie, accept: 'text/html' }, html, true],
		['/nothing', { accept: 'text/html' }, html, true],
		['/profile/__data.json', { cookie }, json, true],
		['/profile/__data.json', {}, json, true],
		['/api/trpc/profile.get', { cookie }, json, true],
		['/api/trpc/profile.get', {}, json, true],
		['/api/trpc/no.such', {}, json, true],
		['/', { host: 'evil.example' }, text, true],
		['/healthz', {}, json, true],
		['/favicon.svg', {}, 'image/svg+xml', false],
		[script, {}, 'text/javascript', false]
	];
	for (const [path, headers, type, isPrivate] of wanted) {
		const answer = await send('GET', path, headers);
		expect(answer.headers['content-type'], path).toBe(type);
		expect(answer.headers['x-content-type-options'], path).toBe('nosniff');
		if (isPrivate) expect(answer.headers['cache-control'], path).toMatch(/no-store/);
	}
	const refused = await send('POST', '/login', { origin: 'https://evil.example' });
	expect(refused.headers).toMatchObject({ 'content-type': text, 'cache-control': 'no-store' });
});

test('another name, too much at once, too many at once, and a change among others', async () => {
	const { cookie, aboutMe } = await member();
	for (const path of Object.values(paths))
		for (const method of ['GET', 'POST']) {
			const { status } = await send(method, path, { host: 'evil.example', cookie, origin });
			const isProbe = path === paths.probe;
			expect(status, `${method} ${path}`).toBe(isProbe ? (method === 'GET' ? 200 : 405) : 400);
		}

	const much = 'x'.repeat(64 * 1024);
	for (const path of [paths.mutation, '/theme', '/login', '/nothing']) {
		const headers = { 'content-type': 'application/json', cookie, origin };
		expect((await send('POST', path, headers, much + 'x')).status, path).toBe(413);
		expect((await send('POST', path, headers, much)).status, path).not.toBe(413);
	}

	const batch = (name: string, count: number) =>
		`/api/trpc/${Array(count).fill(name).join(',')}?batch=1`;
	const json = { 'content-type': 'application/json', cookie, origin };
	expect((await send('GET', batch('profile.get', 10), { cookie })).status).toBe(200);
	expect((await send('GET', batch('profile.get', 11), { cookie })).status).toBe(400);
	const change = { username: 'somebody.else', aboutMe: 'Changed.' };
	for (const path of [batch('profile.update', 2), `/api/trpc/profile.update,profile.get?batch=1`]) {
		const { status } = await send('POST', path, json, JSON.stringify({ 0: change, 1: change }));
		expect(status, path).toBeGreaterThanOrEqual(400);
	}
	expect(await aboutMe()).toBe('');
});
