import { expect, site, test, unique } from './site.ts';

const json = { 'content-type': 'application/json' };

test('every answer carries the security headers: pages, files, errors and refusals', async ({
	request,
	baseURL
}) => {
	const page = await (await request.get('/login')).text();
	const script = /\/_app\/immutable\/[\w./-]+\.js/.exec(page)?.[0] ?? '';
	const foreign = await request.get('/', { headers: { host: 'evil.example' } });
	const answers = [
		await request.get('/login'),
		await request.get(script),
		await request.get('/favicon.svg'),
		await request.get('/nothing-here'),
		await request.get('/api/trpc/auth.session'),
		await request.get('/api/trpc/no.such'),
		await request.get('/profile', { maxRedirects: 0 }),
		await request.get('/readyz'),
		await request.post('/login', {
			headers: { origin: 'https://evil.example' },
			form: { email: 'a' }
		}),
		await request.post('/login', {
			headers: { origin: baseURL ?? '' },
			form: { email: 'x'.repeat(70_000) }
		})
	];
	expect(foreign.status()).toBe(400);
	expect(answers.map((answer) => answer.status())).toEqual([
		200, 200, 200, 404, 200, 404, 303, 200, 403, 413
	]);
	for (const answer of [...answers, foreign]) {
		const headers = answer.headers();
		expect(headers['x-content-type-options'], answer.url()).toBe('nosniff');
		expect(headers['content-security-policy'], answer.url()).toContain("frame-ancestors 'none'");
		expect(headers['referrer-policy'], answer.url()).toBe('strict-origin-when-cross-origin');
		expect(headers['cross-origin-opener-policy'], answer.url()).toBe('same-origin');
		expect(headers['cross-origin-resource-policy'], answer.url()).toBe('same-origin');
		expect(headers['x-powered-by'], answer.url()).toBeUndefined();
		expect(headers['access-control-allow-origin'], answer.url()).toBeUndefined();
	}
	const policy = answers[0]?.headers()['content-security-policy'] ?? '';
	expect(policy).toMatch(/script-src 'self' 'nonce-[^']+'/);
	expect(policy).not.toContain('unsafe-inline');
	expect((await request.get('/login')).headers()['content-security-policy']).not.toBe(policy);
});

test('a program without cookies logs in over HTTP, keeps its cookie, and says its origin', async ({
	request,
	baseURL
}) => {
	const { email } = await site.person(unique('program'), 'administrator');
	const data = { email, password: 'quiet harbour lantern 58' };
	const login = await request.post('/api/trpc/auth.login', { headers: json, data });
	expect(login.status()).toBe(200);
	const cookie = /^session=[^;]*/m.exec(login.headers()['set-cookie'] ?? '')?.[0] ?? '';
	expect(cookie).toMatch(/^session=[A-Za-z0-9_-]{43}$/);
	const list = await request.get('/api/trpc/users.list?input={}', { headers: { cookie } });
	expect((await list.json()).result.data.json.items.length).toBeGreaterThan(0);
	const without = await request.post('/api/trpc/auth.logout', { headers: { ...json, cookie } });
	expect(without.status()).toBe(403);
	const within = await request.post('/api/trpc/auth.logout', {
		headers: { ...json, cookie, origin: baseURL ?? '' }
	});
	expect(within.status()).toBe(200);
	expect(
		(await request.get('/api/trpc/users.list?input={}', { headers: { cookie } })).status()
	).toBe(401);
});

test('another site changes nothing, whatever it sends', async ({ request }) => {
	for (const path of ['/login', '/logout', '/register', '/theme', '/api/trpc/auth.login'])
		for (const headers of [
			{ origin: 'https://evil.example' },
			{ origin: 'null' },
			{ 'sec-fetch-site': 'cross-site' }
		]) {
			const answer = await request.post(path, { headers: { ...headers, ...json }, data: {} });
			expect(answer.status(), `${path} ${JSON.stringify(headers)}`).toBe(403);
		}
});

test('a guard cannot be passed by another spelling of the path, or by asking for the data alone', async ({
	request
}) => {
	for (const path of [
		'/admin/users',
		'/%61dmin/users',
		'/admin/users/',
		'/admin/users/__data.json',
		'/admin/users/__data.json?x-sveltekit-invalidated=01',
		'/profile/__data.json'
	]) {
		const answer = await request.get(path);
		const body = await answer.text();
		expect(body, path).not.toMatch(/northfold\.example|"items"/);
	}
	const post = await request.post('/admin/users?/assign', {
		headers: { accept: 'text/html' },
		form: { userId: 'x' },
		maxRedirects: 0
	});
	expect(post.status()).toBe(303);
	expect(post.headers().location).toContain('/login');
});

test('an address that still has the name of an action leads to the view without it', async ({
	request
}) => {
	const answer = await request.get('/login?next=%2Fsettings&/code=', { maxRedirects: 0 });
	expect(answer.status()).toBe(303);
	expect(answer.headers().location).toBe('/login?next=%2Fsettings');
});

test('a batch runs no mutation, a query in no batch passes eleven', async ({ request }) => {
	const login = { email: 'a@b.example', password: 'x' };
	const batch = await request.post('/api/trpc/auth.login,auth.login?batch=1', {
		headers: json,
		data: { 0: login, 1: login }
	});
	expect(batch.status()).toBe(400);
	const eleven = Array(11).fill('auth.session').join(',');
	expect((await request.get(`/api/trpc/${eleven}?batch=1&input={}`)).status()).toBe(400);
	const multipart = await request.post('/api/trpc/auth.logout', { multipart: { a: 'b' } });
	expect(multipart.status()).toBe(415);
});

test.describe('bad input is a clear 4xx, never a 500', () => {
	const bodies: [string, string][] = [
		['nothing', ''],
		['no JSON', '{bad'],
		['null', 'null'],
		['a list', '[1,2]'],
		['text', '"x"'],
		['wrong types', '{"email":[],"password":{}}'],
		['unknown keys', '{"email":"a@b.example","password":"x","role":"administrator"}'],
		['a prototype', '{"__proto__":{"admin":true},"email":"a@b.example","password":"x"}'],
		['NUL', '{"email":"a\\u0000@b.example","password":"x"}'],
		['a lone surrogate', '{"email":"a@b.example","password":"\\ud800"}'],
		['deep', `${'['.repeat(20)}${']'.repeat(20)}`]
	];
	for (const [name, data] of bodies)
		test(name, async ({ request }) => {
			const answer = await request.post('/api/trpc/auth.login', {
				headers: json,
				data: Buffer.from(data)
			});
			expect(answer.status()).toBe(400);
			const { error } = await answer.json();
			expect(error.json.message).not.toMatch(/\n|node_modules|ZodError/);
			expect(error.json.data.stack).toBeUndefined();
		});

	test('what is deeper than 20 is not even parsed', async ({ request }) => {
		for (const depth of [21, 20_000]) {
			const data = '['.repeat(depth) + ']'.repeat(depth);
			const call = { headers: json, data: Buffer.from(data) };
			const message = 'Send JSON that is less deep.';
			const posted = await request.post('/api/trpc/auth.login', call);
			expect(posted.status()).toBe(400);
			expect((await posted.json()).error.json).toMatchObject({ message, data: { refusal: null } });
			const asked = await request.get(`/api/trpc/users.list?input=${data.slice(0, 5000)}`);
			expect(asked.status()).toBe(400);
			expect(await asked.json()).toEqual({ message });
		}
	});

	test('a 50 MB password is refused before it is read', async ({ request, baseURL }) => {
		const data = Buffer.from(
			JSON.stringify({ email: 'a@b.example', password: 'x'.repeat(50_000_000) })
		);
		expect((await request.post('/api/trpc/auth.login', { headers: json, data })).status()).toBe(
			413
		);
		const form = { email: 'a@b.example', password: 'x'.repeat(5_000_000) };
		const page = await request.post('/login', {
			headers: { origin: baseURL ?? '', accept: 'text/html' },
			form
		});
		expect(page.status()).toBe(413);
		expect(await page.text()).toContain('That is too much at once');
	});

	for (const [name, form] of Object.entries({
		empty: {},
		'a long username': {
			username: 'x'.repeat(60_000),
			email: 'a@b.example',
			password: 'x',
			confirmPassword: 'x'
		},
		'a role slipped in': {
			username: 'mara.x',
			email: 'bad',
			password: 'x',
			confirmPassword: 'x',
			roles: 'administrator',
			isDefault: 'on'
		},
		'NUL everywhere': {
			username: 'a\0b',
			email: 'a\0@b.example',
			password: 'a\0b',
			confirmPassword: 'a\0b'
		},
		'a field twice as a list': { 'username[]': 'a', email: 'a@b.example' }
	}))
		test(`a registration form: ${name}`, async ({ request, baseURL }) => {
			const answer = await request.post('/register', {
				headers: { origin: baseURL ?? '', accept: 'text/html' },
				form
			});
			expect(answer.status()).toBe(400);
			expect(await answer.text()).toContain('another look');
		});
});

for (const path of [
	'/login',
	'/login/link',
	'/login/two-factor?/code',
	'/forgot-password',
	'/register',
	'/verify-email',
	'/verify-email/x?/disown',
	'/reset-password/x'
])
	test(`${path} revives nothing that was serialised into it`, async ({ request, baseURL }) => {
		const levels = Array.from({ length: 40 }, (_, at) => ({ x: at + 1, y: at + 1 }));
		for (const [name, json] of Object.entries({
			'a value within itself': [{ email: 0, password: 0 }],
			// A tree of a million million, in half a kilobyte.
			'shared by shared': [...levels, 'z'],
			'a value that is valid': [{ email: 1, password: 1 }, 'mara@northfold.example']
		})) {
			const answer = await request.post(path, {
				headers: { origin: baseURL ?? '', accept: 'text/html' },
				form: { __superform_json: JSON.stringify(json), '__superform_file_a.b': 'x' },
				timeout: 5000
			});
			expect(answer.status(), name).toBeLessThan(500);
			expect(await answer.text(), name).not.toContain('mara@northfold');
		}
	});

test('a stale, forged or broken cookie is a visitor, and is taken away', async ({ request }) => {
	for (const cookie of [
		'session=x',
		`session=${'A'.repeat(43)}`,
		'session=%E0%A4%A',
		'session=',
		`session=${'x'.repeat(4000)}`,
		'=;;; session="'
	]) {
		const answer = await request.get('/api/trpc/auth.session', { headers: { cookie } });
		expect(answer.status(), cookie).toBe(200);
		expect((await answer.json()).result.data.json).toBeNull();
	}
	const forged = await request.get('/login', { headers: { cookie: 'session=forged' } });
	expect(forged.headers()['set-cookie']).toMatch(/^session=;/);
});

test('a session token is not taken from anywhere but its cookie', async ({ request }) => {
	const { email } = await site.person(unique('token'));
	const data = { email, password: 'quiet harbour lantern 58' };
	const login = await request.post('/api/trpc/auth.login', { headers: json, data });
	const token = /session=([^;]+)/.exec(login.headers()['set-cookie'] ?? '')?.[1] ?? '';
	const bearer = await request.get('/api/trpc/auth.session', {
		headers: { authorization: `Bearer ${token}`, cookie: '' }
	});
	expect(bearer.status()).toBe(401);
	const query = await request.get(`/api/trpc/auth.session?session=${token}`, {
		headers: { cookie: '' }
	});
	expect((await query.json()).result.data.json).toBeNull();
});

test('next leads nowhere else', async ({ request, baseURL }) => {
	const { email } = await site.person(unique('next'));
	for (const next of [
		'//evil.example',
		'/\\evil.example',
		'https:evil.example',
		'%2F%2Fevil.example',
		'/%09/evil.example',
		'javascript:alert(1)',
		'/logout',
		''
	]) {
		const answer = await request.post(
			`/login?next=${next.includes('%') ? next : encodeURIComponent(next)}`,
			{
				headers: { origin: baseURL ?? '', accept: 'text/html', cookie: '' },
				form: { email, password: 'quiet harbour lantern 58' },
				maxRedirects: 0
			}
		);
		expect(answer.status(), next).toBe(303);
		expect(answer.headers().location, next).toBe('/profile');
	}
});

test('other names of this machine are the same place', async ({ request, baseURL }) => {
	const port = new URL(baseURL ?? '').port;
	const visit = await request.get(`http://127.0.0.1:${port}/login`, {
		headers: { accept: 'text/html' },
		maxRedirects: 0
	});
	expect(visit.status()).toBe(307);
	expect(visit.headers().location).toBe(`${baseURL}/login`);
});
