import { csvAnswer, csvFile } from '#lib/server/csv-file.ts';
import { askedBy } from '../view.server.ts';
import type { RequestHandler } from './$types';

/** The view of the address as a file. What is asked first may still be refused by a page; from then on the file goes out part by part. */
export const GET: RequestHandler = async ({ locals: { api, context }, url }) => {
	const { sort: _, limit: __, cursor: ___, ...wanted } = askedBy(url.searchParams).wanted;
	const body = await csvFile((cursor) => api.users.export({ ...wanted, cursor }));
	return csvAnswer(body, 'users', context.now());
};

/** What it would be. Nothing is looked for, and nothing taken along. */
export const HEAD: RequestHandler = ({ locals: { context } }) =>
	csvAnswer(null, 'users', context.now());
