import { once } from 'node:events';
import { createServer, type RequestListener, type ServerOptions } from 'node:http';
import { connect } from 'node:net';
import { expect, test } from 'vitest';
import { answerBadRequests } from './bad-request.ts';

/** What a server says to these bytes until it closes the line; `then` is sent once it has said something. */
async function said(
	bytes: string,
	{
		options = {},
		site = () => {},
		then = ''
	}: { options?: ServerOptions; site?: RequestListener; then?: string } = {}
): Promise<string> {
	const server = createServer(options, site).listen(0, '127.0.0.1');
	answerBadRequests(server, [['x-ours', 'yes']]);
	await once(server, 'listening');
	const address = server.address();
	if (!address || typeof address === 'string') throw new Error('no port');
	const socket = connect(address.port, '127.0.0.1');
	let answer = '';
	socket.on('data', (more) => (answer += more.toString()));
	socket.write(bytes);
	if (then) socket.once('data', () => socket.write(then));
	await once(socket, 'close');
	server.close();
	return answer;
}

const asked = 'GET / HTTP/1.1\r\nHost: a\r\n';

test.each<[string, string, string, ServerOptions]>([
	['what cannot be read', 'Hello?\r\n\r\n', '400 Bad Request', {}],
	[
		'headers without end',
		`${asked}A: ${'x'.repeat(999)}`,
		'431 Request Header Fields Too Large',
		{ maxHeaderSize: 500 }
	],
	[
		'headers that do not come',
		asked,
		'408 Request Timeout',
		{ headersTimeout: 50, requestTimeout: 60, connectionsCheckingInterval: 20 }
	],
	[
		'a body that does not come',
		`${asked}Content-Length: 9\r\n\r\n`,
		'408 Request Timeout',
		{ headersTimeout: 50, requestTimeout: 60, connectionsCheckingInterval: 20 }
	]
])('%s is refused with our headers, and the line is closed', async (_, bytes, status, options) => {
	const answer = await said(bytes, { options });
	const [head = '', body] = answer.split('\r\n\r\n');
	expect(head.split('\r\n')).toEqual([
		`HTTP/1.1 ${status}`,
		'x-ours: yes',
		'content-type: text/plain; charset=utf-8',
		'cache-control: no-store',
		`content-length: ${body?.length}`,
		'connection: close'
	]);
});

test('an answer that was begun is not gone on with by another', async () => {
	const answer = await said(`${asked}\r\n`, {
		site: (_, response) => void response.write('The beginning'),
		then: 'Hello?\r\n\r\n'
	});
	expect(answer).toContain('The beginning');
	expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test('nor is one behind which another waits', async () => {
	const answer = await said(`${asked}\r\n${asked}\r\n`, {
		site: (_, response) => void response.write('The beginning'),
		then: 'Hello?\r\n\r\n'
	});
	expect(answer.match(/HTTP\/1\.1/g)).toHaveLength(1);
});

test('what comes after a whole answer is answered', async () => {
	const answer = await said(`${asked}\r\n`, {
		site: (_, response) => void response.end('Whole'),
		then: 'Hello?\r\n\r\n'
	});
	expect(answer.match(/HTTP\/1\.1 \d+/g)).toEqual(['HTTP/1.1 200', 'HTTP/1.1 400']);
});
