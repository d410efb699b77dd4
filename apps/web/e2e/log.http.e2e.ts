import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, freePort, password, test } from './site.ts';

const json = { 'content-type': 'application/json' };

test('nothing of a token is in the log, whatever became of it', async () => {
	test.setTimeout(120_000);
	const [port, controlPort] = [await freePort(), await freePort()];
	const child = spawn(process.execPath, [join(import.meta.dirname, 'server.ts')], {
		env: { ...process.env, PORT: String(port), CONTROL_PORT: String(controlPort) }
	});
	const said = Promise.all([text(child.stdout), text(child.stderr)]);
	const at = `http://localhost:${port}`;
	const post = (path: string, data: unknown, headers: Record<string, string> = {}) =>
		fetch(`${at}/api/trpc/${path}`, {
			method: 'POST',
			headers: { ...json, 'x-forwarded-for': '10.1.2.3', ...headers },
			body: JSON.stringify(data)
		});
	const secrets: string[] = [];
	try {
		await expect(async () => expect((await fetch(`${at}/readyz`)).status).toBe(200)).toPass({
			timeout: 60_000
		});
		const person = await fetch(`http://localhost:${controlPort}/person`, {
			method: 'POST',
			body: JSON.stringify({ username: 'logged', roles: ['administrator'] })
		});
		const { email } = await person.json();
		const login = await post('auth.login', { email, password });
		const cookie = login.headers.get('set-cookie')?.split(';')[0] ?? '';
		const wanted = { name: 'Test', scopes: ['users:read'] };
		const made = await post('tokens.create', { ...wanted, days: 7 }, { cookie, origin: at });
		const { token } = (await made.json()).result.data.json;
		const begun = await post('tokens.beginDevice', wanted);
		const { deviceCode, userCode } = (await begun.json()).result.data.json;
		secrets.push(token.slice(12), deviceCode, userCode);
		const bearer = { authorization: `Bearer ${token}` };
		const statuses = await Promise.all([
			fetch(`${at}/api/trpc/users.list?input={}`, { headers: bearer }),
			fetch(`${at}/profile`, { headers: { ...bearer, accept: 'text/html' } }),
			fetch(`${at}/api/trpc/users.list?input={}`, { headers: { authorization: `Basic ${token}` } }),
			post('tokens.pollDevice', { deviceCode }),
			post('tokens.previewDevice', { userCode }, { cookie, origin: at }),
			post('tokens.pollDevice', { deviceCode: `${deviceCode}x` })
		]);
		expect(statuses.map(({ status }) => status)).toEqual([200, 401, 401, 200, 200, 400]);
	} finally {
		child.kill('SIGTERM');
		await once(child, 'exit');
	}
	const log = (await said).join('\n');
	for (const secret of secrets) {
		expect(secret.length).toBeGreaterThan(8);
		expect(log).not.toContain(secret);
	}
});
