import { redirect } from '@sveltejs/kit';
import { csvAnswer, csvFile } from '#lib/server/csv-file.ts';
import { askedBy, meantBy } from '../view.server.ts';
import type { RequestHandler } from './$types';

/** The view of the address as a file. What makes no sense is no file of something else: the page says what it is. */
export const GET: RequestHandler = async ({ locals: { api, context }, url }) => {
	const { view, odd } = askedBy(url.searchParams);
	const { wanted } = await meantBy(api, view);
	if (!wanted || odd.length > 0) redirect(303, `/admin/audit${url.search}`);
	const { limit: _, cursor: __, ...which } = wanted;
	const body = await csvFile((cursor) => api.audit.export({ ...which, cursor }));
	return csvAnswer(body, 'audit-log', context.now());
};

/** What it would be. Nothing is looked for, and nothing taken along. */
export const HEAD: RequestHandler = ({ locals: { context } }) =>
	csvAnswer(null, 'audit-log', context.now());
