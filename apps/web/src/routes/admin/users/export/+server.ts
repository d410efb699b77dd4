import { listFile } from './file.ts';
import { askedBy } from '../view.server.ts';
import type { RequestHandler } from './$types';

/** The view of the address as a file. What is asked first may still be refused by a page; from then on the file goes out part by part. */
export const GET: RequestHandler = async ({ locals: { api, context }, url }) => {
	const { sort: _, limit: __, cursor: ___, ...wanted } = askedBy(url.searchParams).wanted;
	const body = await listFile((cursor) => api.users.export({ ...wanted, cursor }));
	const day = context.now().toISOString().slice(0, 10);
	return new Response(body, {
		headers: {
			'content-type': 'text/csv; charset=utf-8',
			'content-disposition': `attachment; filename="users-${day}.csv"`,
			'cache-control': 'no-store',
			'x-content-type-options': 'nosniff'
		}
	});
};
