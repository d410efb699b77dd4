import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { flash, flashed, flashRefusal } from '#lib/server/flash.ts';
import { wantedNext, withNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

const nothing = z.strictObject({});

export const load: PageServerLoad = async ({ cookies, locals: { api, context } }) => {
	const pending = await api.twoFactor.pending();
	return {
		pending,
		delay: context.product.secondFactor.recoveryDelay,
		form: await superValidate(zod4(nothing)),
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { cookies, locals, url } = event;
		const next = wantedNext(url);
		const refused = await submit(
			event,
			nothing,
			() => locals.api.twoFactor.requestReset(),
			() => {
				flash(cookies, words.sent);
				redirect(303, withNext('/login/two-factor/lost', next));
			}
		);
		// Waited too long over this page: there is no login to ask for any more, and it has to begin again.
		if (await locals.api.twoFactor.pending()) return refused;
		flashRefusal(cookies, refused.data.form.errors._errors?.[0] ?? words.noLogin);
		redirect(303, withNext('/login', next));
	}
};
