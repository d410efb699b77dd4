import type { IncomingMessage } from 'node:http';
import { isIP } from 'node:net';

/**
 * Who is at the other end: the socket, or behind `hops` proxies of ours the entry that the outermost of them wrote.
 * What is left of it was written by the client and is not believed. Undefined where the header does not hold what it should.
 */
export function clientAddress(
	{
		socket,
		headers
	}: Pick<IncomingMessage, 'headers'> & { socket: { remoteAddress?: string | undefined } },
	hops: number
): string | undefined {
	if (hops === 0) return socket.remoteAddress;
	const forwarded = headers['x-forwarded-for']?.toString().split(',') ?? [];
	const address = forwarded.at(-hops)?.trim();
	return address && isIP(address) ? address : undefined;
}
