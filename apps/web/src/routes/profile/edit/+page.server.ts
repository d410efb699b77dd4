import { updateProfile } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ locals }) => {
	const { username, aboutMe } = await locals.api.profile.get();
	return {
		form: await superValidate({ username, aboutMe }, zod4(updateProfile), { errors: false })
	};
};

export const actions: Actions = {
	default: (event) =>
		submit(event, updateProfile, event.locals.api.profile.update, () => {
			flash(event.cookies, words.saved);
			redirect(303, '/profile');
		})
};
