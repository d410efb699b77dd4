import { redirect } from '@sveltejs/kit';
import { flash } from '#lib/server/flash.ts';
import type { Actions } from './$types';
import { words } from './words.ts';

export const actions: Actions = {
	default: async ({ cookies, locals }) => {
		const stopped = await locals.api.users.stopImpersonating();
		if (!stopped) redirect(303, '/profile');
		flash(cookies, words.done);
		redirect(303, `/admin/users/${stopped.userId}`);
	}
};
