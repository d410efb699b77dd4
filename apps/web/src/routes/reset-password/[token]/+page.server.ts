import { resetPassword } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash, flashed } from '#lib/server/flash.ts';
import { openLink } from '#lib/server/mailed-link.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async (event) => {
	const { cookies, locals, params } = event;
	const link = await openLink(event, locals.api.password.previewReset);
	if (link.state === 'gone') return link;
	return {
		...link,
		token: params.token,
		form: await superValidate(zod4(resetPassword)),
		passwordMinLength: locals.context.product.passwordMinLength,
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	default: (event) =>
		submit(event, resetPassword, event.locals.api.password.reset, () => {
			flash(event.cookies, words.done);
			redirect(303, '/login');
		})
};
