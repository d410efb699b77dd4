import { confirmIdentity } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { goNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { reasonOf } from './words.ts';

const next = (url: URL) => goNext(url, '/settings');

export const load: PageServerLoad = async ({ locals, url }) => {
	const path = next(url);
	return {
		next: path,
		reason: reasonOf(new URL(path, url).pathname),
		/** No less than a login asks for. */
		twoStep: (await locals.api.twoFactor.status()).on,
		kept: url.searchParams.has('kept'),
		form: await superValidate(zod4(confirmIdentity))
	};
};

export const actions: Actions = {
	default: (event) =>
		submit(event, confirmIdentity, event.locals.api.auth.confirmIdentity, () =>
			redirect(303, next(event.url))
		)
};
