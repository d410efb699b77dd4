import { changePassword } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals }) => {
	const { username, email, passwordChangedAt } = await locals.api.profile.get();
	return {
		username,
		email,
		changedAt: passwordChangedAt,
		form: await superValidate(zod4(changePassword)),
		passwordMinLength: locals.context.product.passwordMinLength,
		passkeys: (await locals.api.passkeys.list()).items,
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	default: (event) =>
		submit(event, changePassword, event.locals.api.password.change, () => {
			flash(event.cookies, words.done);
			redirect(303, '/settings/security');
		})
};
