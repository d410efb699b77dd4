import { chromium, type Browser } from '@playwright/test';
import { once } from 'node:events';
import { readFileSync, rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { chromiumArguments, findChromium } from '../scripts/chromium.mjs';
import { packClient } from './consumer.ts';
import { createCopy, type Copy } from './copy.ts';

const page = '<!doctype html><title>Somebody else</title>';

/** A program that uses the client as it is packed, without a bundler: in a page, or in a worker. */
const program = `import { createGatehouseClient } from '/client/index.js';

export async function tell() {
	const client = createGatehouseClient({ url: location.origin, token: 'gh_12345678_secret' });
	const [{ username, memberSince }] = (await client.users.list({ search: 'mara' })).items;
	const moved = await client.roles.list.try();
	const ended = await client.roles.permissions(undefined, { signal: AbortSignal.abort() }).catch(({ name }) => name);
	return { username, isDate: memberSince instanceof Date, year: memberSince.getUTCFullYear(), moved: moved.failure, ended };
}
`;
const worker = "import { tell } from '/program.js';\ntell().then(postMessage);\n";

/** A person whose name is the token that came. */
const answer = (token: string | undefined) =>
	JSON.stringify({
		result: {
			data: {
				json: { items: [{ username: token, memberSince: '2026-03-02T09:00:00.000Z' }] },
				meta: { values: { 'items.0.memberSince': ['Date'] }, v: 1 }
			}
		}
	});

let copy: Copy;
let packed: string;
let server: Server;
let origin: string;
let browser: Browser;
beforeAll(async () => {
	copy = createCopy();
	packed = await packClient(copy);
	server = createServer(({ url = '/', headers }, response) => {
		const send = (type: string, text: string) =>
			response.writeHead(200, { 'content-type': type }).end(text);
		if (url.startsWith('/client/'))
			return send('text/javascript', readFileSync(join(packed, 'build', url.slice(8)), 'utf8'));
		if (url === '/program.js') return send('text/javascript', program);
		if (url === '/worker.js') return send('text/javascript', worker);
		if (url.startsWith('/api/trpc/users.list'))
			return send('application/json', answer(headers.authorization));
		if (url.startsWith('/api/')) return response.writeHead(302, { location: '/' }).end();
		return send('text/html', page);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	origin = `http://127.0.0.1:${typeof address === 'object' ? address?.port : ''}`;
	browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });
});
afterAll(async () => {
	await browser.close();
	server.closeAllConnections();
	await once(server.close(), 'close');
	rmSync(dirname(packed), { recursive: true, force: true });
	copy.remove();
});

const inAPage = "import('/program.js').then(({ tell }) => tell())";
const inAWorker = `new Promise((done, failed) => {
	const worker = new Worker('/worker.js', { type: 'module' });
	worker.onmessage = ({ data }) => done(data);
	worker.onerror = ({ message }) => failed(new Error(message));
})`;

test.each([
	['a page', inAPage],
	['a worker', inAWorker]
])('the packed client works in %s', async (_, script) => {
	const page = await browser.newPage();
	await page.goto(origin);
	expect(await page.evaluate(script)).toEqual({
		username: 'Bearer gh_12345678_secret',
		isDate: true,
		year: 2026,
		moved: {
			code: 'unreachable',
			message: `${origin} leads elsewhere. Use the address that it leads to.`
		},
		ended: 'AbortError'
	});
	await page.close();
});
