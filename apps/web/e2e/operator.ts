import { execFile, spawn, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { request, type IncomingHttpHeaders } from 'node:http';
import { connect, createServer, type Socket } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { promisify } from 'node:util';
import pg from 'pg';
import { startPostgres } from '../../../scripts/postgres.mjs';
import { freePort, password } from './site.ts';

export const productionOrigin = 'https://id.example.org';
export const productionForm = {
	accept: 'text/html',
	origin: productionOrigin,
	'content-type': 'application/x-www-form-urlencoded'
};

export interface Answer {
	readonly status: number;
	readonly headers: IncomingHttpHeaders;
	readonly body: string;
}

export interface Asking {
	readonly method?: string;
	readonly headers?: Record<string, string>;
	readonly body?: string;
	/** Which of the processes. */
	readonly at?: number;
}

/** A wire to a server that can be cut and mended, whatever kind of address the server has. */
async function createWire(url: URL) {
	const port = Number(url.port || 5432);
	const folder = url.searchParams.get('host');
	const sockets = new Set<Socket>();
	let whole = true;
	const server = createServer((near) => {
		if (!whole) return void near.destroy();
		const far = folder ? connect(`${folder}/.s.PGSQL.${port}`) : connect(port, url.hostname);
		for (const socket of [near, far]) sockets.add(socket.on('error', () => socket.destroy()));
		near.pipe(far).pipe(near);
	}).listen(0, '127.0.0.1');
	await once(server, 'listening');
	const address = server.address();
	if (!address || typeof address === 'string') throw new Error('no port');
	const cut = () => {
		whole = false;
		for (const socket of sockets) socket.destroy();
		sockets.clear();
	};
	return {
		port: address.port,
		cut,
		mend: () => (whole = true),
		close: () => (cut(), server.close())
	};
}

/**
 * The product as an operator runs it: https outside, a proxy in front, a PostgreSQL server of which the tables are one role's and the site
 * another; so many processes of it, and one administrator, made at the terminal.
 */
export async function createOperator({ processes = 1 } = {}) {
	const postgres = await startPostgres();
	const name = `${process.pid}_${randomBytes(3).toString('hex')}`;
	const database = `gatehouse_production_${name}`;
	const roles = { owner: `gatehouse_owner_${name}`, site: `gatehouse_site_${name}` };
	const secret = randomBytes(16).toString('hex');
	const admin = new pg.Client(postgres.url);
	await admin.connect();
	for (const role of Object.values(roles))
		await admin.query(`CREATE ROLE ${role} LOGIN PASSWORD '${secret}'`);
	await admin.query(`CREATE DATABASE ${database} OWNER ${roles.owner}`);
	const url = new URL(postgres.url);
	const wire = await createWire(url);
	url.pathname = database;
	url.username = roles.owner;
	url.password = secret;

	const env = {
		...process.env,
		GATEHOUSE_MODE: 'production',
		APP_ORIGIN: productionOrigin,
		DATABASE_URL: `postgres://${roles.site}:${secret}@127.0.0.1:${wire.port}/${database}`,
		MIGRATION_DATABASE_URL: url.href,
		SMTP_URL: 'smtp://127.0.0.1:1',
		GATEHOUSE_SECRET: randomBytes(32).toString('base64'),
		TRUSTED_PROXY_HOPS: '1',
		GATEHOUSE_PASSWORD: password
	};
	const at = (path: string) => join(import.meta.dirname, '../..', path);
	const person = ['--email', 'mara@northfold.example', '--username', 'mara.l'];
	const create = [at('cli/src/main.ts'), 'admin', 'create', ...person];
	await promisify(execFile)(process.execPath, create, { env });
	const started: { child: ChildProcess; port: number }[] = [];
	for (let count = 0; count < processes; count++) {
		const port = await freePort();
		const child = spawn(process.execPath, [at('web/server.ts')], {
			env: { ...env, PORT: String(port) },
			stdio: ['ignore', 'pipe', 'inherit']
		});
		await once(child.stdout ?? child, 'data');
		started.push({ child, port });
	}

	return {
		wire,
		/** As the owner of the tables. */
		database: url.href,
		/** Where the first process listens. */
		port: started[0]?.port ?? 0,
		/** Megabytes that the first process has in memory. */
		async memory(): Promise<number> {
			const status = await readFile(`/proc/${started[0]?.child.pid}/status`, 'utf8');
			return Number(/VmRSS:\s+(\d+) kB/.exec(status)?.[1]) / 1024;
		},
		/** What the proxy passes on. */
		async ask(
			path: string,
			{ method = 'GET', headers = {}, body = '', at = 0 }: Asking = {}
		): Promise<Answer> {
			const sent = { host: 'id.example.org', 'x-forwarded-for': '203.0.113.9', ...headers };
			const length = body ? { 'content-length': String(Buffer.byteLength(body)) } : {};
			const port = started[at]?.port;
			const to = { port, host: '127.0.0.1', path, method, headers: { ...sent, ...length } };
			const asked = request(to);
			asked.end(body);
			const [answer] = await once(asked, 'response');
			const { statusCode: status, headers: given } = answer;
			return { status, headers: given, body: await text(answer) };
		},
		async stop() {
			for (const { child } of started) {
				child.kill('SIGTERM');
				await once(child, 'exit');
			}
			wire.close();
			await admin.query(`DROP DATABASE ${database} WITH (FORCE)`);
			await admin.query(`DROP ROLE ${Object.values(roles).join(', ')}`);
			await admin.end();
			await postgres.stop();
		}
	};
}
