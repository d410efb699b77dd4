import { once } from 'node:events';
import { Agent, get, type IncomingMessage } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

// Somebody who visits pages while others make trouble: in a thread of their own, so that what making it costs is not taken for the
// site's slowness; over one connection, as a browser does.

interface Page {
	readonly path: string;
	readonly headers: Readonly<Record<string, string>>;
}
export interface Look {
	readonly path: string;
	readonly status: number | undefined;
	/** Milliseconds from the click to the last byte. */
	readonly took: number;
}

/** Looks at these pages, one after another and over and over. `looks`: what was seen. */
export async function createOnlooker(port: number, pages: readonly Page[]) {
	const worker = new Worker(new URL(import.meta.url), { workerData: { port, pages } });
	const looks: Look[] = [];
	worker.on('message', (look: Look) => looks.push(look));
	await once(worker, 'message');
	return { looks, next: () => once(worker, 'message'), stop: () => worker.terminate() };
}

const agent = new Agent({ keepAlive: true, maxSockets: 1 });

async function look(port: number, { path, headers }: Page): Promise<Look> {
	const began = performance.now();
	const asked = get({ port, host: '127.0.0.1', path, headers, agent });
	const [answer] = (await once(asked, 'response')) as [IncomingMessage];
	await once(answer.resume(), 'end');
	return { path, status: answer.statusCode, took: performance.now() - began };
}

if (!isMainThread) {
	const { port, pages } = workerData as { port: number; pages: readonly Page[] };
	for (;;)
		for (const page of pages) {
			parentPort?.postMessage(await look(port, page));
			// As fast as they can they would be a flood themselves: three hundred pages a second, and 100 MB of what is left of them.
			await pause(20);
		}
}
