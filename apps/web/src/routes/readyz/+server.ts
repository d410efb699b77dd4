import type { RequestHandler } from './$types';

/** Ready: the database answers too. Migrations were applied before the first request was taken. */
export const GET: RequestHandler = async ({ locals }) => {
	try {
		await locals.context.db.$queryRaw`SELECT 1`;
		return Response.json({ status: 'ready' });
	} catch {
		return Response.json({ status: 'database does not answer' }, { status: 503 });
	}
};
