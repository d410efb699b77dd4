import { appRouter, actingByToken } from '@gatehouse/api';
import { createBrowser, type TestApi } from '@gatehouse/api/testing';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';

type Answer = (request: IncomingMessage, response: ServerResponse) => void | Promise<void>;

/** A server on a port of its own. `requests`: what came, `GET /api/trpc/users.list`, in order. */
export async function serve(answer: Answer) {
	const requests: { line: string; headers: IncomingMessage['headers'] }[] = [];
	const server = createServer((request, response) => {
		requests.push({ line: `${request.method} ${request.url}`, headers: request.headers });
		void answer(request, response);
	});
	await once(server.listen(0, '127.0.0.1'), 'listening');
	const address = server.address();
	if (typeof address !== 'object' || !address) throw new Error('It listens on no port.');
	return {
		origin: `http://127.0.0.1:${address.port}`,
		requests,
		async close() {
			server.closeAllConnections();
			await once(server.close(), 'close');
		}
	};
}

/** Whoever is reached, and cuts the line. */
export const cut: Answer = (request) => {
	request.socket.destroy();
};

/** What somebody else would say: a proxy, another site. */
export const say =
	(status: number, body = '', headers: Record<string, string> = {}): Answer =>
	(_request, response) => {
		response.writeHead(status, headers).end(body);
	};

/** The router itself, as the site serves it: who asks by token is looked up, and a bad one is said to be so. */
export function routerOf(api: TestApi): Answer {
	return async (request, response) => {
		const { method = 'GET', url = '/', headers } = request;
		const chunks: Buffer[] = [];
		for await (const chunk of request) chunks.push(chunk);
		const asked = new Request(new URL(url, 'http://localhost'), {
			method,
			headers: Object.entries(headers).flatMap(([name, value]) =>
				typeof value === 'string' ? [[name, value] as [string, string]] : []
			),
			...(method === 'POST' && { body: Buffer.concat(chunks) })
		});
		const answer = await fetchRequestHandler({
			endpoint: '/api/trpc',
			req: asked,
			router: appRouter,
			async createContext() {
				const nobody = await api.contextOf(createBrowser());
				const token = asked.headers.get('authorization')?.replace('Bearer ', '');
				const found = token && (await api.services.tokens.read(token));
				return found ? { ...nobody, ...actingByToken(found, api.services) } : nobody;
			}
		});
		response.writeHead(answer.status, Object.fromEntries(answer.headers));
		response.end(await answer.text());
	};
}
