import { mailedLink } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { flash } from '#lib/server/flash.ts';
import { openLink } from '#lib/server/mailed-link.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from '../words.ts';

export const load: PageServerLoad = async (event) => {
	const link = await openLink(event, event.locals.api.twoFactor.previewReset);
	return { ...link, token: event.params.token };
};

export const actions: Actions = {
	complete: (event) =>
		submit(event, mailedLink, event.locals.api.twoFactor.completeReset, () => {
			flash(event.cookies, words.link.off);
			redirect(303, '/login');
		}),
	cancel: (event) =>
		submit(event, mailedLink, event.locals.api.twoFactor.declineReset, () => {
			flash(event.cookies, words.link.cancelled);
			redirect(303, '/forgot-password');
		})
};
