import { STATUS_CODES, type Server, type ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';

/** What Node makes of what it cannot read; anything else is a bad request. */
const statuses: Readonly<Record<string, number>> = {
	HPE_HEADER_OVERFLOW: 431,
	HPE_CHUNK_EXTENSIONS_OVERFLOW: 413,
	ERR_HTTP_REQUEST_TIMEOUT: 408
};

/** What never becomes a request is answered in Node's place, so that these headers are on every answer. */
export function answerBadRequests(
	server: Server,
	headers: readonly (readonly [name: string, value: string])[]
): void {
	const answers = new WeakMap<Duplex, Set<ServerResponse>>();
	server.on('request', ({ socket }, response) => {
		const open = answers.get(socket) ?? new Set();
		answers.set(socket, open.add(response));
		response.once('close', () => open.delete(response));
	});
	server.on('clientError', (error, socket) => {
		const code = 'code' in error ? String(error.code) : '';
		// In the middle of an answer, a second one would be taken for the rest of it.
		const isBegun = [...(answers.get(socket) ?? [])].some(({ headersSent }) => headersSent);
		if (code === 'ECONNRESET' || !socket.writable || isBegun) return void socket.destroy();
		socket.end(inFull(statuses[code] ?? 400, headers), () => socket.destroy());
	});
}

function inFull(status: number, headers: readonly (readonly [string, string])[]): string {
	const reason = STATUS_CODES[status] ?? '';
	const text = `${reason}.\n`;
	const lines = [
		...headers,
		['content-type', 'text/plain; charset=utf-8'],
		['cache-control', 'no-store'],
		['content-length', text.length],
		['connection', 'close']
	].map(([name, value]) => `${name}: ${value}`);
	return [`HTTP/1.1 ${status} ${reason}`, ...lines, '', text].join('\r\n');
}
