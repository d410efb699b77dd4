import { login } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash, flashed, flashedRefusal } from '#lib/server/flash.ts';
import { goNext, wantedNext, withNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import { withWaysOn } from '#lib/server/ways-on.ts';
import { words as waysOn } from '#lib/server/words-ways-on.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	if (locals.context.user) redirect(303, goNext(url));
	return {
		next: goNext(url),
		form: await superValidate(zod4(login)),
		rememberedDays: Math.round(locals.context.product.sessions.remembered.idle / 24),
		notice: flashed(cookies),
		/** Why one is here once more. */
		again: flashedRefusal(cookies)
	};
};

export const actions: Actions = {
	default: async (event) => {
		const refused = await submit(event, login, event.locals.api.auth.login, ({ status }) => {
			if (status === 'signedIn') redirect(303, goNext(event.url));
			if (status === 'twoFactorRequired')
				redirect(303, withNext('/login/two-factor', wantedNext(event.url)));
			flash(event.cookies, words.notConfirmed);
			redirect(303, withNext('/verify-email', wantedNext(event.url)));
		});
		// A wait is not the only way: who forgot a password need not guess on.
		const isNew = event.locals.context.credentials.device.token === null;
		return withWaysOn(refused, isNew ? `${waysOn.login} ${waysOn.loginElsewhere}` : waysOn.login);
	}
};
