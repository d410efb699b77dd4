import { resendVerification } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { keepAsked, readAsked } from '#lib/server/asked.ts';
import { takeExpired } from '#lib/server/expired-link.ts';
import { flash, flashed } from '#lib/server/flash.ts';
import { goNext, goOn, wantedNext, withNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import { withWaysOn } from '#lib/server/ways-on.ts';
import { words as waysOn } from '#lib/server/words-ways-on.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { isSame, standing } from './standing.server.ts';
import { words } from './words.ts';

export const load: PageServerLoad = async (event) => {
	const { cookies, locals, url } = event;
	if (locals.context.user) redirect(303, goNext(url));
	const waiting = await locals.api.email.waiting();
	// Kept in the address: once this browser has its account, nothing else here knows where it was heading.
	if (waiting?.next && !url.searchParams.has('next'))
		redirect(303, withNext('/verify-email', goOn(waiting.next, url.origin)));
	const expired = takeExpired(cookies);
	return {
		...(await standing(event, waiting, expired)),
		form: await superValidate({ email: expired ?? '' }, zod4(resendVerification), {
			errors: false
		}),
		expired: expired !== null,
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	default: async (event) => {
		// Before the mail can have been sent.
		const at = event.locals.context.now();
		const refused = await submit(
			event,
			resendVerification,
			async (input) => {
				await event.locals.api.email.resendVerification(input);
				return input;
			},
			({ email }) => sent(event, email, at)
		);
		return withWaysOn(refused, waysOn.proof, 'mails');
	}
};

async function sent(
	{ cookies, locals, url }: RequestEvent,
	email: string,
	at: Date
): Promise<never> {
	const waiting = await locals.api.email.waiting();
	if (waiting) flash(cookies, isSame(waiting.email, email) ? words.again : words.there);
	else {
		const asked = readAsked(cookies, at);
		if (asked && isSame(asked.email, email)) flash(cookies, words.again);
		keepAsked(cookies, url.pathname, email, at);
	}
	redirect(303, withNext('/verify-email', wantedNext(url)));
}
