import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { afterEach, expect, test } from 'vitest';
import { createBreaches } from './breaches.ts';

const closing: (() => void)[] = [];
afterEach(() => closing.splice(0).forEach((close) => close()));

/** A service that answers like this, and what it was asked. */
async function service(answer: RequestListener) {
	const asked: string[] = [];
	const server = createServer((request, response) => {
		asked.push(request.url ?? '');
		answer(request, response);
	}).listen(0, 'localhost');
	await once(server, 'listening');
	closing.push(
		() => server.close(),
		() => server.closeAllConnections()
	);
	const address = server.address();
	const port = address && typeof address === 'object' ? address.port : 0;
	const errors: unknown[] = [];
	const hasLeaked = createBreaches(`http://localhost:${port}/range/`, (error) =>
		errors.push(error)
	);
	return { hasLeaked, asked, errors };
}

const hash = (password: string) => createHash('sha1').update(password).digest('hex').toUpperCase();
const leaked = 'correct horse battery staple';
const range = `${'0'.repeat(35)}:12\r\n${hash(leaked).slice(5)}:4\r\n${hash('another').slice(5)}:0`;

test('a password that leaked is known, by five letters of its hash', async () => {
	const { hasLeaked, asked } = await service((_, response) => response.end(range));
	expect(await hasLeaked(leaked)).toBe(true);
	expect(asked).toEqual([`/range/${hash(leaked).slice(0, 5)}`]);
});

test('one that did not is not, nor is what only fills the answer up', async () => {
	const { hasLeaked } = await service((_, response) => response.end(range));
	expect(await hasLeaked('quiet harbour lantern 58')).toBe(false);
	expect(await hasLeaked('another')).toBe(false);
});

test('a service that fails, leads elsewhere or takes longer than a second holds nothing against it', async () => {
	const failing = await service((_, response) => response.writeHead(503).end());
	expect(await failing.hasLeaked(leaked)).toBeNull();
	const leading = await service((_, response) =>
		response.writeHead(302, { location: 'http://localhost/' }).end()
	);
	expect(await leading.hasLeaked(leaked)).toBeNull();
	const slow = await service(() => {});
	const began = performance.now();
	expect(await slow.hasLeaked(leaked)).toBeNull();
	expect(performance.now() - began).toBeLessThan(3000);
	for (const { errors } of [failing, leading, slow]) {
		expect(errors).toHaveLength(1);
		expect(String(errors)).not.toContain(leaked);
	}
});

test('where none is named nobody is asked', async () => {
	expect(await createBreaches(undefined, () => {})(leaked)).toBeNull();
});
