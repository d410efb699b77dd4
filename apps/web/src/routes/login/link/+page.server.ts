import { requestLoginLink } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { keepAsked, readAsked } from '#lib/server/asked.ts';
import { flash, flashed } from '#lib/server/flash.ts';
import { awaitLetter } from '#lib/server/letter.ts';
import { goNext, wantedNext, withNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import { withWaysOn } from '#lib/server/ways-on.ts';
import { words as waysOn } from '#lib/server/words-ways-on.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const { now, product, user } = locals.context;
	if (user) redirect(303, goNext(url));
	const asked = url.searchParams.has('another') ? null : readAsked(cookies, now());
	return {
		form: await superValidate(zod4(requestLoginLink)),
		notice: flashed(cookies),
		asked: asked && {
			againIn: asked.againIn,
			letter: await awaitLetter(asked.email, words.subject(product.name), asked.at)
		}
	};
};

export const actions: Actions = {
	default: async (event) => {
		const { cookies, locals, url } = event;
		const next = wantedNext(url);
		// Before the mail can have been sent.
		const at = locals.context.now();
		const refused = await submit(
			event,
			requestLoginLink,
			async ({ email }) => {
				await locals.api.auth.requestLoginLink({ email, ...(next ? { next } : {}) });
				return email;
			},
			(email) => {
				if (readAsked(cookies, at)?.email === email) flash(cookies, words.again);
				keepAsked(cookies, url.pathname, email, at);
				redirect(303, withNext('/login/link', next));
			}
		);
		return withWaysOn(refused, waysOn.link, 'mails');
	}
};
