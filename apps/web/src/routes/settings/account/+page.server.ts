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

/** Milliseconds that a change waits: a mail from before is not the one to look for. */
const waits = 24 * 3_600_000;

export const load: PageServerLoad = async ({ cookies, locals: { api } }) => {
	const [{ username, email }, change] = await Promise.all([
		api.profile.get(),
		api.email.pendingChange()
	]);
	return {
		username,
		email,
		change: change && {
			...change,
			letter: await awaitLetter(
				change.email,
				words.subject,
				new Date(change.expiresAt.getTime() - waits)
			)
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
