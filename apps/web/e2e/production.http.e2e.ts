import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer, type Server, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { expect, freePort, password, test } from './site.ts';

// The product as an operator runs it: https outside, a proxy in front, a PostgreSQL server; here one that can be cut off.

const origin = 'https://id.example.org';
const form = { accept: 'text/html', origin, 'content-type': 'application/x-www-form-urlencoded' };

/** A wire to a server that can be cut, whatever kind of address the server has. */
async function createWire(url: URL): Promise<{ port: number; cut(): void; server: Server }> {
	const port = Number(url.port || 5432);
	const folder = url.searchParams.get('host');
	const sockets = new Set<Socket>();
	const server = createServer((near) => {
		const far = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, url.hostname);
		for (const socket of [near, far]) sockets.add(socket.on('error', () => socket.destroy()));
		near.pipe(far).pipe(near);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (!address || typeof address === 'string') throw new Error('no port');
	const cut = () => {
		server.close();
		for (const socket of sockets) socket.destroy();
	};
	return { port: address.port, cut, server };
}

test.describe('in production', () => {
	test.describe.configure({ mode: 'serial', timeout: 120_000 });
	let postgres: Awaited<ReturnType<typeof startPostgres>>;
	let wire: Awaited<ReturnType<typeof createWire>>;
	let child: ChildProcess;
	let port: number;
	let cookie = '';
	const database = `gatehouse_production_${process.pid}`;
	// The tables are one role's, and the site works with them as another.
	const roles = { owner: `gatehouse_owner_${process.pid}`, site: `gatehouse_site_${process.pid}` };
	const secret = randomBytes(16).toString('hex');

	/** What the proxy passes on. */
	async function ask(
		path: string,
		method = 'GET',
		headers: Record<string, string> = {},
		body = ''
	) {
		const sent = { host: 'id.example.org', 'x-forwarded-for': '203.0.113.9', ...headers };
		const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
		const asked = request({
			port,
			host: '127.0.0.1',
			path,
			method,
			headers: { ...sent, ...length }
		});
		asked.end(body);
		const [answer] = await once(asked, 'response');
		const given: { status: number; headers: IncomingHttpHeaders; body: string } = {
			status: answer.statusCode,
			headers: answer.headers,
			body: await text(answer)
		};
		return given;
	}

	test.beforeAll(async () => {
		postgres = await startPostgres();
		const admin = new pg.Client(postgres.url);
		await admin.connect();
		for (const role of Object.values(roles))
			await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${secret}'`);
		await admin.query(`CREATE DATABASE ${database} OWNER ${roles.owner}`);
		await admin.end();
		const url = new URL(postgres.url);
		wire = await createWire(url);
		url.pathname = database;
		url.username = roles.owner;
		url.password = secret;

		port = await freePort();
		const env = {
			...process.env,
			GATEHOUSE_MODE: 'production',
			APP_ORIGIN: origin,
			DATABASE_URL: `postgres://${roles.site}:${secret}@127.0.0.1:${wire.port}/${database}`,
			MIGRATION_DATABASE_URL: url.href,
			SMTP_URL: 'smtp://127.0.0.1:1',
			GATEHOUSE_SECRET: randomBytes(32).toString('base64'),
			TRUSTED_PROXY_HOPS: '1',
			PORT: String(port),
			GATEHOUSE_PASSWORD: password
		};
		const at = (path: string) => join(import.meta.dirname, '../..', path);
		const person = ['--email', 'mara@northfold.example', '--username', 'mara.l'];
		await promisify(execFile)(
			process.execPath,
			[at('cli/src/main.ts'), 'admin', 'create', ...person],
			{ env }
		);
		child = spawn(process.execPath, [at('web/server.ts')], {
			env,
			stdio: ['ignore', 'pipe', 'inherit']
		});
		await once(child.stdout ?? child, 'data');
	});
	test.afterAll(async () => {
		child.kill('SIGTERM');
		await once(child, 'exit');
		wire.cut();
		const admin = new pg.Client(postgres.url);
		await admin.connect();
		await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
		await admin.query(`DROP ROLE ${Object.values(roles).join(', ')}`);
		await admin.end();
		await postgres.stop();
	});

	test('the administrator made at the terminal logs in, with a cookie for https and this host alone', async () => {
		const page = await ask('/login', 'GET', { accept: 'text/html' });
		expect(page.headers['strict-transport-security']).toBe('max-age=31536000; includeSubDomains');
		expect(page.headers['cache-control']).toBe('no-store');
		expect(page.body).not.toContain('Local mode');
		const login = await ask(
			'/login',
			'POST',
			form,
			`email=mara@northfold.example&password=${encodeURIComponent(password)}`
		);
		expect(login.status).toBe(303);
		const [set = ''] = login.headers['set-cookie'] ?? [];
		expect(set).toMatch(/^__Host-session=[\w-]{43}; Path=\/; HttpOnly; Secure; SameSite=Lax$/);
		cookie = set.split(';')[0] ?? '';
		expect((await ask('/admin', 'GET', { cookie })).status).toBe(200);
		expect((await ask('/admin/audit', 'GET', { cookie })).body).toContain('Logged in');
		const theme = await ask('/theme', 'POST', form, 'theme=dark');
		expect(theme.headers['set-cookie']?.[0]).toContain('Secure');
	});

	test('the same host without https, or with another name, is somebody else', async () => {
		expect(
			(await ask('/login', 'POST', { ...form, origin: 'http://id.example.org' }, 'email=a')).status
		).toBe(403);
		expect((await ask('/login', 'GET', { host: 'localhost' })).status).toBe(400);
	});

	test('a database that is away is "not now" at every door, and never "not logged in"', async () => {
		wire.cut();
		const page = await ask('/profile', 'GET', { accept: 'text/html', cookie });
		expect(page).toMatchObject({
			status: 503,
			body: expect.stringContaining('Nothing was changed')
		});
		expect(page.headers['retry-after']).toBe('5');
		expect((await ask('/api/trpc/auth.session', 'GET', { cookie })).status).toBe(503);
		const login = await ask('/login', 'POST', form, 'email=mara@northfold.example&password=x');
		expect(login).toMatchObject({
			status: 503,
			body: expect.stringContaining('mara@northfold.example')
		});
		expect((await ask('/readyz')).status).toBe(503);
		expect((await ask('/healthz')).status).toBe(200);
	});
});
