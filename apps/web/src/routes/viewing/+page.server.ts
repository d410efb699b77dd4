import { redirect } from '@sveltejs/kit';
import { flash } from '#lib/server/flash.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = ({ locals }) => {
	if (!locals.context.session?.viewer) redirect(303, '/profile');
};

export const actions: Actions = {
	default: async ({ cookies, locals }) => {
		const stopped = await locals.api.users.stopImpersonating();
		if (!stopped) redirect(303, '/profile');
		flash(cookies, words.done);
		redirect(303, `/admin/users/${stopped.userId}`);
	}
};
