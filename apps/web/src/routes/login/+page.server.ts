import { login } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flashed } from '#lib/server/flash.ts';
import { goNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	if (locals.context.user) redirect(303, goNext(url));
	return {
		form: await superValidate(zod4(login)),
		rememberedDays: Math.round(locals.context.product.sessions.remembered.idle / 24),
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	default: (event) =>
		submit(event, login, event.locals.api.auth.login, () => redirect(303, goNext(event.url)))
};
