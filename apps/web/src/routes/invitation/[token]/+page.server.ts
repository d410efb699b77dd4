import { acceptInvitation } from '@gatehouse/contract';
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
	const link = await openLink(event, locals.api.invitations.preview);
	if (link.state !== 'ready') return link;
	return {
		...link,
		token: params.token,
		form: await superValidate(zod4(acceptInvitation)),
		passwordMinLength: locals.context.product.passwordMinLength
	};
};

export const actions: Actions = {
	accept: (event) =>
		submit(event, acceptInvitation, event.locals.api.invitations.accept, () => {
			flash(event.cookies, words.welcome);
			redirect(303, '/profile');
		}),
	logout: async ({ locals, url }) => {
		await locals.api.auth.logout();
		redirect(303, url.pathname);
	}
};
