import { appRouter, refusalOf } from '@gatehouse/api';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { TRPCError } from '@trpc/server';
import { isDeeperThan } from '#lib/server/json-depth.ts';
import type { RequestHandler } from './$types';

/** Objects and lists in each other. An input has two or three, a batch one more. */
const mostDepth = 20;

/** The same router over HTTP, for browsers and for other apps. */
const answer: RequestHandler = async ({ request, locals, url }) => {
	const isPost = request.method === 'POST';
	if (isPost && !isJson(request))
		return Response.json({ message: 'Send application/json.' }, { status: 415 });
	if (isDeeperThan(mostDepth, url.searchParams.get('input') ?? ''))
		return Response.json({ message: tooDeep }, { status: 400 });
	return fetchRequestHandler({
		endpoint: '/api/trpc',
		req: isPost ? readLater(request) : request,
		router: appRouter,
		maxBatchSize: 10,
		createContext({ info }) {
			// A batch runs its calls at once: fine for reading, an amplifier for guessing.
			if (info.calls.length > 1 && info.type !== 'query')
				throw new TRPCError({
					code: 'BAD_REQUEST',
					message: 'Mutations go one at a time, without a batch.'
				});
			return locals.context;
		},
		responseMeta({ errors }) {
			const waits = errors
				.map(refusalOf)
				.flatMap((no) => (no && 'retryAfter' in no ? [no.retryAfter] : []));
			const headers = new Headers({ 'cache-control': 'no-store' });
			if (waits.length > 0) headers.set('retry-after', String(Math.max(...waits)));
			return { headers };
		}
	});
};

const tooDeep = 'Send JSON that is less deep.';

/** Read when a procedure asks for its input: what it turns away is not held in memory, be it ever so large. */
function readLater(request: Request): Request {
	const read = request.text.bind(request);
	return Object.defineProperty(request, 'text', {
		async value() {
			// Whoever went away in the middle of it reads no answer.
			const body = await read().catch(() => '');
			if (isDeeperThan(mostDepth, body))
				throw new TRPCError({ code: 'BAD_REQUEST', message: tooDeep });
			return body;
		}
	});
}

const isJson = (request: Request) =>
	request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';

export const GET = answer;
export const POST = answer;
