import { appRouter, refusalOf } from '@gatehouse/api';
import { fetchRequestHandler } from '@trpc/server/adapters/fetch';
import { TRPCError } from '@trpc/server';
import type { RequestHandler } from './$types';

/** The same router over HTTP, for browsers and for other apps. */
const answer: RequestHandler = ({ request, locals }) => {
	if (request.method === 'POST' && !isJson(request))
		return Response.json({ message: 'Send application/json.' }, { status: 415 });
	return fetchRequestHandler({
		endpoint: '/api/trpc',
		req: request,
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

const isJson = (request: Request) =>
	request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() === 'application/json';

export const GET = answer;
export const POST = answer;
