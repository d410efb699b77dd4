import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { original, type Copy } from './copy.ts';

export type Site = Awaited<ReturnType<typeof startSite>>;

/** Starts the site of a copy with an empty database of its own: as it was built there, or else for the original. */
export async function startSite(copy: Copy) {
	const build = join(copy.root, 'apps/web/build');
	if (!existsSync(build)) cpSync(builtFor(original), build, { recursive: true });

	const port = await freePort();
	const origin = `http://localhost:${port}`;
	const { PATH, HOME, TMPDIR } = process.env;
	const server = spawn(process.execPath, ['apps/web/server.ts'], {
		cwd: copy.root,
		env: { PATH, HOME, TMPDIR, NODE_ENV: 'production', PORT: String(port) },
		stdio: ['ignore', 'pipe', 'pipe']
	});
	const [, email = '', password = ''] = await said(
		server,
		/^Administrator: (\S+) +Password: (\S+)$/m
	);

	/** A page as a browser without JavaScript asks for it; where it leads elsewhere, the way is not taken. */
	const visit = (path: string, cookie = '') =>
		fetch(origin + path, { headers: { accept: 'text/html', cookie }, redirect: 'manual' });

	/** A form as a browser without JavaScript posts it. */
	const post = (path: string, typed: Record<string, string>, cookie = '') =>
		fetch(origin + path, {
			method: 'POST',
			headers: { accept: 'text/html', origin, cookie },
			body: new URLSearchParams(typed),
			redirect: 'manual'
		});

	return {
		origin,
		visit,
		post,

		/** Posts the log-in form as the administrator whose password was printed. @returns the cookie. */
		async logIn(): Promise<string> {
			const response = await post('/login', { email, password });
			return response.headers
				.getSetCookie()
				.map((line) => line.split(';')[0])
				.join('; ');
		},

		async stop(): Promise<void> {
			server.kill('SIGTERM');
			if (server.exitCode === null) await once(server, 'exit');
		}
	};
}

function builtFor(root: string): string {
	const build = join(root, 'apps/web/build');
	if (existsSync(build)) return build;
	throw new Error('There is no built site. Build it first: npx turbo run build');
}

/** Waits until a process says something on its output. */
function said(child: ReturnType<typeof spawn>, what: RegExp): Promise<RegExpExecArray> {
	let output = '';
	return new Promise((done, failed) => {
		for (const stream of [child.stdout, child.stderr])
			stream?.setEncoding('utf8').on('data', (text) => {
				output += text;
				const found = what.exec(output);
				if (found) done(found);
			});
		child.once('error', failed);
		child.once('exit', () => failed(new Error(`It ended before it said ${what}:\n${output}`)));
	});
}

async function freePort(): Promise<number> {
	const server = createServer().listen(0, 'localhost');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	if (address === null || typeof address === 'string') throw new Error('There is no port.');
	return address.port;
}
