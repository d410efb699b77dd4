import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { flash, flashed } from '#lib/server/flash.ts';
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
	default: (event) =>
		submit(
			event,
			nothing,
			() => event.locals.api.twoFactor.requestReset(),
			() => {
				flash(event.cookies, words.sent);
				redirect(303, '/login/two-factor/lost');
			}
		)
};
