import type { IncomingMessage, RequestListener } from 'node:http';
import { clientAddress } from './src/lib/server/client-address.ts';
import type { Config } from './src/lib/server/config.ts';
import { securityHeaders } from './src/lib/server/headers.ts';
import { ownOrigins } from './src/lib/server/own-origins.ts';
import { createOneATurn } from './src/lib/server/one-a-turn.ts';
import { crossSite } from './src/lib/server/same-origin.ts';
import { cutWhenSlow } from './src/lib/server/slow-body.ts';

/** Names of the headers by which the front tells the site what only the front knows. A client's own are overwritten. */
export const told = {
	protocol: 'x-gatehouse-protocol',
	host: 'x-gatehouse-host',
	address: 'x-gatehouse-address'
};

/** Characters of all headers together. At `mostRead` no more is read, and there is no request to look at: see `bad-request.ts`. */
const mostHeaders = 16 * 1024;
export const mostRead = 256 * 1024;

/** Nothing here is made for any other; Kit would read a page's data by whatever name. */
const methods = ['GET', 'HEAD', 'OPTIONS', 'POST'];

const lengthOf = (headers: readonly string[]) =>
	headers.reduce((length, { length: more }) => length + more, 0);

/**
 * What stands before the site and sees every request, static files and bad ones included:
 * headers on every answer, no foreign Host, one origin, and no body of unknown length or that hardly comes.
 */
export function createFront(config: Config, site: RequestListener): RequestListener {
	const own = new URL(config.origin);
	const origins = ownOrigins(config);
	const hosts = new Set(origins.map((origin) => new URL(origin).host));
	const headers = Object.entries(securityHeaders(config.origin));
	const inTurn = createOneATurn();

	return (request, response) => {
		for (const [name, value] of headers) response.setHeader(name, value);
		const { host = '', expect = '100-continue' } = request.headers;
		const probe = request.url === '/healthz' || request.url === '/readyz';
		const refuse = (status: number, text: string) => {
			response.setHeader('content-type', 'text/plain; charset=utf-8');
			response.setHeader('cache-control', 'no-store');
			if (status === 401) response.setHeader('www-authenticate', 'Bearer error="invalid_request"');
			response.writeHead(status).end(`${text}\n`);
		};
		if (!probe && !hosts.has(host)) return refuse(400, `This site is at ${config.origin}`);
		// A whole address names a site, and `*` all of it; here there are only paths.
		if (!request.url?.startsWith('/')) return refuse(400, 'Ask for a path.');
		if (!/100-continue/i.test(expect)) return refuse(417, 'Expect nothing but 100-continue.');
		if (!methods.includes(request.method ?? '')) {
			response.setHeader('allow', methods.join(', '));
			return refuse(405, 'Nothing here is made for this method.');
		}
		// Node keeps the first of two: which of them was meant nobody can say.
		const tokens = request.headersDistinct.authorization ?? [];
		if (tokens.length > 1) return refuse(401, 'Send one token.');
		if (lengthOf(request.rawHeaders) > mostHeaders)
			return refuse(tokens.length > 0 ? 401 : 431, 'Send shorter headers.');
		if (request.headers['transfer-encoding'] !== undefined)
			return refuse(411, 'Send a Content-Length.');
		if (!probe && host !== own.host && isPageVisit(request)) {
			response.writeHead(307, { location: config.origin + request.url }).end();
			return;
		}
		const header = (name: string) => request.headers[name]?.toString() ?? null;
		const why = crossSite({ method: request.method ?? 'GET', header }, origins);
		if (why) return refuse(403, config.mode === 'local' ? why : 'Not from another site.');
		// Kit would refuse a form that no browser sent, for want of an Origin: what was let through here is ours.
		request.headers.origin = config.origin;
		request.headers[told.protocol] = own.protocol.slice(0, -1);
		request.headers[told.host] = own.host;
		request.headers[told.address] = clientAddress(request, config.trustedProxyHops) ?? '';
		cutWhenSlow(request);
		if (request.method === 'POST') inTurn(() => site(request, response));
		else site(request, response);
	};
}

function isPageVisit({ method, headers }: IncomingMessage): boolean {
	return (
		(method === 'GET' || method === 'HEAD') && (headers.accept?.includes('text/html') ?? false)
	);
}
