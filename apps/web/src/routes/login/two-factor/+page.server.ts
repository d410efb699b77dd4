import { completeTwoFactor } from '@gatehouse/contract';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash, flashRefusal } from '#lib/server/flash.ts';
import { goNext, wantedNext, withNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import { withWaysOn } from '#lib/server/ways-on.ts';
import { words as waysOn } from '#lib/server/words-ways-on.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

/** To the first step, with a sentence why. Where one was heading is kept. */
function back({ cookies, url }: Pick<RequestEvent, 'cookies' | 'url'>, why: string): never {
	flashRefusal(cookies, why);
	redirect(303, withNext('/login', wantedNext(url)));
}

export const load: PageServerLoad = async (event) => {
	const { locals, url } = event;
	if (locals.context.user) redirect(303, goNext(url));
	const pending = await locals.api.twoFactor.pending();
	if (!pending) return back(event, words.none);
	return { pending, next: goNext(url), form: await superValidate(zod4(completeTwoFactor)) };
};

export const actions: Actions = {
	code: async (event) => {
		const { api } = event.locals;
		const refused = await submit(event, completeTwoFactor, api.auth.completeTwoFactor, () =>
			redirect(303, goNext(event.url))
		);
		const why = refused.data.form.errors._errors?.[0];
		const pending = await api.twoFactor.pending();
		if (!pending) back(event, why ?? words.none);
		// The wait is longer than this login lives; what else there is to do is on this page.
		return withWaysOn(refused, waysOn.code(pending.passkeys));
	},
	other: async (event) => {
		await event.locals.api.auth.logout();
		flash(event.cookies, words.left);
		redirect(303, withNext('/login', wantedNext(event.url)));
	}
};
