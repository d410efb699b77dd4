import { requestChange } from '@gatehouse/contract';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { flash, flashed } from '#lib/server/flash.ts';
import { awaitLetter } from '#lib/server/letter.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api, context } }) => {
	const { product } = context;
	const [{ username, email }, change] = await Promise.all([
		api.profile.get(),
		api.email.pendingChange()
	]);
	return {
		username,
		email,
		change: change && {
			...change,
			// A mail from before is not the one to look for.
			letter: await awaitLetter(change.email, words.subject(product.name), change.createdAt)
		},
		form: await superValidate(zod4(requestChange)),
		notice: flashed(cookies)
	};
};

const done = ({ cookies }: RequestEvent, sentence: string) => {
	flash(cookies, sentence);
	redirect(303, '/settings/account');
};

/** Nothing is typed to cancel. */
const cancelChange = z.strictObject({});

export const actions: Actions = {
	requestChange: (event) =>
		submit(event, requestChange, event.locals.api.email.requestChange, () =>
			done(event, words.asked)
		),
	cancelChange: (event) =>
		submit(
			event,
			cancelChange,
			() => event.locals.api.email.cancelChange(),
			() => done(event, words.cancelled)
		)
};
