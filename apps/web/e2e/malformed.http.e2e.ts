import { connect } from 'node:net';
import { expect, origin, test } from './site.ts';

const { host, hostname, port } = new URL(origin);

/** What comes back for these bytes, until the line is closed. */
async function raw(bytes: string): Promise<string> {
	const socket = connect(Number(port), hostname);
	let answer = '';
	socket.on('data', (more) => (answer += more.toString())).on('error', () => socket.destroy());
	socket.write(bytes);
	await new Promise((closed) => socket.once('close', closed));
	return answer;
}

const asks = (...lines: string[]) => [...lines, 'Connection: close', '', ''].join('\r\n');
const us = `Host: ${host}`;

for (const [name, status, bytes] of [
	['no Host', 400, asks('GET / HTTP/1.1')],
	['no request at all', 400, 'Hello?\r\n\r\n'],
	['two lengths', 400, asks('POST /login HTTP/1.1', us, 'Content-Length: 1', 'Content-Length: 2')],
	['something expected that there is not', 417, asks('GET /login HTTP/1.1', us, 'Expect: tea')],
	['more headers than are read', 431, asks('GET / HTTP/1.1', us, `A: ${'x'.repeat(256 * 1024)}`)],
	['the address of another site', 400, asks('GET http://evil.example/login HTTP/1.1', us)],
	['no page in particular', 400, asks('OPTIONS * HTTP/1.1', us)]
] as const)
	test(`a request with ${name} is answered like any other: with all headers`, async () => {
		const [head = '', body] = (await raw(bytes)).split('\r\n\r\n');
		const [first, ...lines] = head.split('\r\n');
		expect(first).toMatch(`HTTP/1.1 ${status} `);
		const headers = new Headers(
			lines.map((line): [string, string] => [
				line.slice(0, line.indexOf(':')),
				line.slice(line.indexOf(':') + 1)
			])
		);
		expect(Object.fromEntries(headers)).toMatchObject({
			'x-content-type-options': 'nosniff',
			'content-security-policy': expect.stringContaining("default-src 'none'"),
			'referrer-policy': 'strict-origin-when-cross-origin',
			'cross-origin-opener-policy': 'same-origin',
			'cross-origin-resource-policy': 'same-origin',
			'content-type': 'text/plain; charset=utf-8',
			'cache-control': 'no-store',
			connection: 'close'
		});
		expect(body).toMatch(/[A-Z].*\n/);
	});
