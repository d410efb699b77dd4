import { oneMail } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words-mail.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api } }) => {
	const [overview, undelivered] = await Promise.all([
		api.overview.get(),
		api.mail.undelivered({ limit: 10 })
	]);
	return { ...overview, undelivered: undelivered.items, notice: flashed(cookies) };
};

export const actions: Actions = {
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
