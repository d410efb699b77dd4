import { mailedLink } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash } from '#lib/server/flash.ts';
import { openLink } from '#lib/server/mailed-link.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const link = await openLink(event, locals.api.email.previewChange);
	if (link.state === 'gone') return link;
	return { ...link, token: params.token, form: await superValidate(zod4(mailedLink)) };
};

export const actions: Actions = {
	default: (event) =>
		submit(event, mailedLink, event.locals.api.email.confirmChange, () => {
			flash(event.cookies, words.done);
			redirect(303, event.locals.context.user ? '/settings/account' : '/login');
		})
};
