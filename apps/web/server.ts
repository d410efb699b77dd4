import { createServer, type RequestListener, type Server } from 'node:http';
import { join } from 'node:path';
import product from '../../gatehouse.config.ts';
import { firstAdministrator } from './first-administrator.ts';
import { createFront, mostRead, told } from './front.ts';
import { prepare } from './prepare.ts';
import { sentenceOf } from './refused-start.ts';
import { answerBadRequests } from './src/lib/server/bad-request.ts';
import { readConfig } from './src/lib/server/config.ts';
import type { HandedOver } from './src/lib/server/handed-over.ts';
import { securityHeaders } from './src/lib/server/headers.ts';
import { startWork, type WorkForTests } from './work.ts';

const root = join(import.meta.dirname, '../..');

/** Milliseconds until a connection is cut whose headers, and whose request as a whole, have not come; of a body, `slow-body.ts` says more. */
const patience = {
	headersTimeout: 15_000,
	requestTimeout: 300_000,
	connectionsCheckingInterval: 5_000
};

/** Serves the built site, once all before its first request is done, and does its work in the background. */
export async function serve(prepared: HandedOver, forTests?: WorkForTests) {
	const { config, database, strength } = prepared;
	// Kit's adapter takes these from the environment, once, when it is loaded.
	process.env.PROTOCOL_HEADER = told.protocol;
	process.env.HOST_HEADER = told.host;
	process.env.ADDRESS_HEADER = told.address;
	process.env.BODY_SIZE_LIMIT = '3M';
	const built: unknown = await import(new URL('./build/handler.js', import.meta.url).href);

	const front = createFront(config, listenerOf(built));
	// Without HOST: this machine alone, under both of its addresses, so that "localhost" works whichever it means.
	const hosts = config.host ? [config.host] : ['127.0.0.1', '::1'];
	const servers = await listen(hosts, config.port, () => {
		// Without a Host, or with an expectation, the front refuses; Node would, without our headers.
		const options = { maxHeaderSize: mostRead, requireHostHeader: false, ...patience };
		const server = createServer(options, front).on('checkExpectation', front);
		answerBadRequests(server, Object.entries(securityHeaders(config.origin)));
		return server;
	});
	const work = await startWork(prepared, forTests);

	/** Answers what is under way, then closes. Asked twice, as by Ctrl-C pressed twice, it is still one end. */
	let stopping: Promise<void> | undefined;
	return { stop: () => (stopping ??= stop()) };

	async function stop(): Promise<void> {
		for (const server of servers) server.close();
		for (const server of servers) server.closeIdleConnections();
		// Whoever still waits for an answer has a moment; keep-alive connections do not hold us.
		const end = setTimeout(() => servers.forEach((server) => server.closeAllConnections()), 3000);
		await Promise.all(
			servers.map((server) => new Promise((closed) => server.once('close', closed)))
		);
		clearTimeout(end);
		await work.stop();
		await strength.close();
		await database.close();
	}
}

/** What the adapter built, which has no types. */
function listenerOf(built: unknown): RequestListener {
	const handler: unknown = Reflect.get(Object(built), 'handler');
	const isListener = (value: unknown): value is RequestListener => typeof value === 'function';
	if (!isListener(handler)) throw new Error('apps/web/build is not what the adapter makes.');
	return handler;
}

async function listen(
	hosts: readonly string[],
	port: number,
	create: () => Server
): Promise<Server[]> {
	const servers: Server[] = [];
	for (const host of hosts) {
		const server = create();
		try {
			await new Promise<void>((ready, failed) =>
				server.once('error', failed).listen(port, host, ready)
			);
			servers.push(server);
		} catch (error) {
			// A machine without IPv6 is fine; a taken port is not.
			const noSuchAddress =
				error instanceof Error &&
				'code' in error &&
				/EADDRNOTAVAIL|EAFNOSUPPORT/.test(String(error.code));
			if (!noSuchAddress || hosts.length === 1) throw error;
		}
	}
	return servers;
}

if (import.meta.main) {
	try {
		const config = readConfig(root, product);
		const prepared = await prepare(config);
		const lines = await firstAdministrator(prepared);
		const site = await serve(prepared);
		const end = () => void site.stop().finally(() => process.exit(0));
		process.on('SIGTERM', end).on('SIGINT', end);
		if (config.mode === 'local' && config.host)
			console.warn(`Local mode on ${config.host}: whoever reaches this machine reaches the site.`);
		for (const line of lines) console.log(line);
	} catch (error) {
		console.error(sentenceOf(error) ?? error);
		process.exit(1);
	}
}
