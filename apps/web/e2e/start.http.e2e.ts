import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, freePort, test } from './site.ts';

const server = join(import.meta.dirname, '../server.ts');

const started: ChildProcess[] = [];

/** The product's own entry, as `npm start` runs it: what it printed, until it is ready or has ended. */
async function start(env: Record<string, string>) {
	const child = spawn(process.execPath, [server], { env: { ...process.env, ...env } });
	started.push(child);
	let output = '';
	const ready = new Promise<void>((done) => {
		for (const stream of [child.stdout, child.stderr])
			stream.on('data', (text) => {
				output += text;
				if (output.includes('Edit first:')) done();
			});
	});
	const ended = once(child, 'exit');
	await Promise.race([ready, ended]);
	return { child, ended, output: () => output };
}

async function end(
	{ child, ended }: { child: ChildProcess; ended: Promise<unknown[]> },
	signal: NodeJS.Signals
) {
	// Twice, as an impatient person does, or a terminal and a script at once.
	child.kill(signal);
	child.kill(signal);
	return (await ended)[0];
}

const passwordIn = (output: string) => /Password: (\S+)/.exec(output)?.[1] ?? '';

test.describe('the product, started', () => {
	test.describe.configure({ mode: 'serial', timeout: 120_000 });
	let env: Record<string, string>;

	test.beforeAll(async () => {
		env = {
			PORT: String(await freePort()),
			GATEHOUSE_DATA_DIR: await mkdtemp(join(tmpdir(), 'gatehouse-start-'))
		};
	});
	test.afterAll(async () => {
		// Whatever a failed test left running.
		for (const child of started) child.kill('SIGKILL');
		await rm(env.GATEHOUSE_DATA_DIR ?? '', { recursive: true, force: true });
	});

	const logIn = (password: string) =>
		fetch(`http://localhost:${env.PORT}/api/trpc/auth.login`, {
			method: 'POST',
			headers: { 'content-type': 'application/json' },
			body: JSON.stringify({ email: 'admin@gatehouse.example', password })
		});

	test('ends with four lines, refuses a second one on the same files, and stops cleanly', async () => {
		const first = await start(env);
		const lines = first.output().trim().split('\n');
		expect(lines).toHaveLength(4);
		expect(lines[0]).toBe(`Gatehouse is ready at http://localhost:${env.PORT}`);
		expect(lines[1]).toMatch(/^Administrator: admin@gatehouse\.example {2}Password: \S{19}$/);
		expect(lines[2]).toMatch(/^Mail: /);
		expect(lines[3]).toContain('gatehouse.config.ts');

		const second = await start({ ...env, PORT: String(await freePort()) });
		expect((await second.ended)[0]).toBe(1);
		expect(second.output()).toContain(`in use by process ${first.child.pid}`);
		expect(second.output()).not.toContain('    at ');

		expect(await end(first, 'SIGTERM')).toBe(0);
		await expect(fetch(`http://localhost:${env.PORT}/healthz`)).rejects.toThrow();
	});

	test('makes a new password until one was used, and keeps its data over a kill', async () => {
		const again = await start(env);
		const password = passwordIn(again.output());
		expect((await logIn(password)).status).toBe(200);
		again.child.kill('SIGKILL');
		await again.ended;

		const after = await start(env);
		expect(after.output()).toContain('Password: yours.');
		expect((await logIn(password)).status).toBe(200);
		expect(await end(after, 'SIGINT')).toBe(0);
	});

	test('says what is missing in production, all at once, and does not start', async () => {
		const refused = await start({ ...env, GATEHOUSE_MODE: 'production' });
		expect((await refused.ended)[0]).toBe(1);
		expect(refused.output()).toMatch(/APP_ORIGIN is missing[^]*DATABASE_URL is missing/);
	});

	test('says so when its port is taken', async () => {
		const other = createServer().listen(Number(env.PORT), '127.0.0.1');
		await once(other, 'listening');
		const refused = await start(env);
		expect((await refused.ended)[0]).toBe(1);
		expect(refused.output()).toContain('The port is taken.');
		other.close();
	});
});
