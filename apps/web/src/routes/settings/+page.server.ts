import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words-factor-reset.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api, context } }) => {
	const safety = await api.account.safety();
	return { username: context.user?.username ?? '', safety, notice: flashed(cookies) };
};

export const actions: Actions = {
	cancelReset: (event) =>
		submit(
			event,
			z.strictObject({}),
			() => event.locals.api.twoFactor.cancelReset(),
			() => {
				flash(event.cookies, words.cancelled);
				redirect(303, '/settings/security');
			}
		)
};
