import type { IncomingMessage } from 'node:http';

/**
 * Milliseconds that a body of so many bytes may take to come: 15 seconds, and one more for every 10 KB, five minutes at most.
 * So a form from a train is waited for, and a sender of one byte now and then is not.
 */
const mostTime = (bytes: number) => Math.min(300_000, 15_000 + bytes / 10);

/** Cuts the connection of a request whose body has not come by then. */
export function cutWhenSlow(request: IncomingMessage): void {
	const bytes = Number(request.headers['content-length'] ?? 0);
	if (!(bytes > 0)) return;
	const late = setTimeout(() => {
		// What came whole and only waits to be read is not the sender's delay.
		if (!request.complete) request.destroy();
	}, mostTime(bytes));
	request.once('close', () => clearTimeout(late));
}
