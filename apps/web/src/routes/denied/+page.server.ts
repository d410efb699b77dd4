import { isPermission } from '@gatehouse/contract';
import { error } from '@sveltejs/kit';
import { whoGives } from '#lib/server/who-gives.ts';
import type { PageServerLoad } from './$types';

/** What the gate shows when it turns a request away itself. Opened by hand it says the same. */
export const load: PageServerLoad = async ({ locals, url }) => {
	switch (url.searchParams.get('status')) {
		case '401':
			error(401, 'Tokens are for programs, and pages are not.');
		case '404':
			error(404, 'There is no such form.');
		case '413':
			error(413, 'This is more than can be sent at once.');
		case '503':
			error(503, 'The database does not answer just now.');
	}
	const needs = url.searchParams.get('needs') ?? '';
	const why = isPermission(needs) ? await whoGives(locals, needs) : undefined;
	error(403, { message: 'Not allowed.', ...(why ? { why } : {}) });
};
