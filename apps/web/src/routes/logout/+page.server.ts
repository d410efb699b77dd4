import { redirect } from '@sveltejs/kit';
import { flash } from '#lib/server/flash.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.context.user) redirect(303, '/login');
};

export const actions: Actions = {
	default: async ({ cookies, locals }) => {
		await locals.api.auth.logout();
		flash(cookies, words.done);
		redirect(303, '/login');
	}
};
