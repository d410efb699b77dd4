import { attack, isAllowed, oneMail, oneUser } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words as attackWords } from './words-attack.ts';
import { words } from './words-mail.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api, context } }) => {
	const [overview, undelivered, attacked] = await Promise.all([
		api.overview.get(),
		api.mail.undelivered({ limit: 10 }),
		isAllowed('audit:read', context.user) ? api.audit.attacked() : { items: [] }
	]);
	const since = new Date(context.now().getTime() - attack.seconds * 1000);
	return {
		...overview,
		/** A role of theirs asks for two-step login, and it is off: local mode lets them in. */
		unguarded: context.user?.factorDue === 'asked',
		undelivered: undelivered.items,
		attacked: attacked.items,
		attackedSince: since.toISOString().slice(0, 10),
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	sendPasswordReset: (event) =>
		submit(event, oneUser, event.locals.api.users.sendPasswordReset, () => {
			flash(event.cookies, attackWords.resetSent);
			redirect(303, event.url.pathname);
		}),
	sendAgain: (event) =>
		submit(event, oneMail, event.locals.api.mail.sendAgain, () => {
			flash(event.cookies, words.sentAgain);
			redirect(303, event.url.pathname);
		}),
	settle: (event) =>
		submit(event, oneMail, event.locals.api.mail.settle, () => {
			flash(event.cookies, words.settled);
			redirect(303, event.url.pathname);
		})
};
