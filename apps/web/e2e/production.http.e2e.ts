import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import {
	createOperator,
	productionForm as form,
	productionOrigin as origin,
	type Answer
} from './operator.ts';
import { expect, password, test } from './site.ts';

/** The cookie of the session, among whatever else an answer sets. */
const sessionOf = ({ headers }: Answer) =>
	headers['set-cookie']?.find((each) => each.startsWith('__Host-session=')) ?? '';
const sent = (cookie: string) => cookie.split(';')[0] ?? '';

test.describe('in production', () => {
	test.describe.configure({ mode: 'serial', timeout: 120_000 });
	let operator: Awaited<ReturnType<typeof createOperator>>;
	let cookie = '';
	test.beforeAll(async () => {
		operator = await createOperator();
	});
	test.afterAll(() => operator.stop());

	const get = (path: string) => operator.ask(path, { headers: { accept: 'text/html', cookie } });
	const post = (
		path: string,
		body: string,
		headers: Record<string, string> = form
	): Promise<Answer> => operator.ask(path, { method: 'POST', headers, body });
	/** A call of the API, as the pages of the site make it. */
	async function tell(procedure: string, input?: object) {
		const headers = { origin, cookie, 'content-type': 'application/json' };
		const body = input ? JSON.stringify(input) : '';
		const answer = await post(`/api/trpc/${procedure}`, body, headers);
		return { answer, ...JSON.parse(answer.body) };
	}

	test('the administrator made at the terminal logs in, with a cookie for https and this host alone', async () => {
		const page = await get('/login');
		expect(page.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
		expect(page.headers['cache-control']).toBe('no-store');
		expect(page.body).not.toContain('Local mode');
		const login = await post(
			'/login',
			`email=mara@northfold.example&password=${encodeURIComponent(password)}`
		);
		expect(login.status).toBe(303);
		const set = sessionOf(login);
		expect(set).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
		cookie = sent(set);
		expect((await get('/profile')).status).toBe(200);
		const theme = await post('/theme', 'theme=dark');
		expect(theme.headers['set-cookie']?.[0]).toContain('Secure');
	});

	test('and administers nothing, by page or by call, before a second factor is set up', async () => {
		for (const path of ['/admin', '/admin/audit', '/admin/roles']) {
			const led = await get(path);
			expect(led.status).toBe(303);
			expect(led.headers.location).toBe('/settings/security?required');
		}
		expect((await get('/settings/security?required')).body).toContain(
			'Your role needs two-step login.'
		);
		const called = await operator.ask('/api/trpc/roles.list', { headers: { cookie } });
		expect(called.status).toBe(403);
		expect(JSON.parse(called.body).error.json.data.refusal).toEqual({
			kind: 'secondFactorRequired'
		});
	});

	test('an app is set up, the session goes on under a new cookie, and the administration is open', async () => {
		const begun = await tell('twoFactor.beginSetup');
		expect(begun.answer.status).toBe(200);
		const code = await codeOf(seedFromText(begun.result.data.json.key), stepAt(new Date()));
		const finished = await tell('twoFactor.finishSetup', { code });
		expect(finished.answer.status).toBe(200);
		expect(finished.result.data.json.recoveryCodes).toHaveLength(10);
		const renewed = sent(sessionOf(finished.answer));
		expect(renewed).not.toBe(cookie);
		const before = await get('/profile');
		expect(before.headers.location).toBe('/login?next=%2Fprofile');
		cookie = renewed;
		expect((await get('/admin')).status).toBe(200);
		expect((await get('/admin/audit')).body).toContain('Logged in');
	});

	test('the next login waits for the second step, in a cookie for https and this host alone', async () => {
		const login = await post(
			'/login',
			`email=mara@northfold.example&password=${encodeURIComponent(password)}`
		);
		expect(login.headers.location).toMatch(/^\/login\/two-factor/);
		expect(sessionOf(login)).toBe('');
		const pending = login.headers['set-cookie']?.find((each) => each.startsWith('__Host-mfa='));
		expect(pending).toMatch(/; Path=\/; .*HttpOnly; Secure; SameSite=/);
	});

	test('the same host without https, or with another name, is somebody else', async () => {
		expect(
			(await post('/login', 'email=a', { ...form, origin: 'http://id.example.org' })).status
		).toBe(403);
		expect((await operator.ask('/login', { headers: { host: 'localhost' } })).status).toBe(400);
	});

	test('a database that is away is "not now" at every door, and never "not logged in"', async () => {
		operator.wire.cut();
		const page = await get('/profile');
		expect(page).toMatchObject({
			status: 503,
			body: expect.stringContaining('Nothing was changed')
		});
		expect(page.headers['retry-after']).toBe('5');
		const asked = await operator.ask('/api/trpc/auth.session', { headers: { cookie } });
		expect(asked.status).toBe(503);
		const login = await post('/login', 'email=mara@northfold.example&password=x');
		expect(login).toMatchObject({
			status: 503,
			body: expect.stringContaining('mara@northfold.example')
		});
		expect((await operator.ask('/readyz')).status).toBe(503);
		expect((await operator.ask('/healthz')).status).toBe(200);
	});
});
