import { register } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash } from '#lib/server/flash.ts';
import { goNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.context.user) redirect(303, goNext(url));
	return {
		form: await superValidate(zod4(register)),
		passwordMinLength: locals.context.product.passwordMinLength
	};
};

export const actions: Actions = {
	default: (event) =>
		submit(event, register, event.locals.api.auth.register, () => {
			flash(event.cookies, words.welcome);
			redirect(303, goNext(event.url));
		})
};
