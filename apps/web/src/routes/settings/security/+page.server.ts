import { changePassword, forgetDevice } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';
import { words as twoStep } from './words-two-step.ts';

const nothing = z.strictObject({});

export const load: PageServerLoad = async ({ cookies, locals: { api, context }, url }) => {
	const [{ username, email, passwordChangedAt }, status, { items: remembered }] = await Promise.all(
		[api.profile.get(), api.twoFactor.status(), api.twoFactor.trustedDevices()]
	);
	return {
		username,
		email,
		changedAt: passwordChangedAt,
		factorDue: context.user?.factorDue ?? null,
		/** They come from the administration, which is closed to them. */
		held: context.user?.factorDue === 'required' && url.searchParams.has('required'),
		twoStep: { ...status, remembered },
		/** What is asked about before it is done. */
		removing: status.authenticatorSince !== null && url.searchParams.has('removeApp'),
		renewing: status.on && url.searchParams.has('renewCodes'),
		form: await superValidate(zod4(changePassword)),
		passwordMinLength: context.product.passwordMinLength,
		passkeys: (await api.passkeys.list()).items,
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	password: (event) =>
		submit(event, changePassword, event.locals.api.password.change, () => {
			flash(event.cookies, words.done);
			redirect(303, '/settings/security');
		}),
	removeApp: (event) =>
		submit(
			event,
			nothing,
			() => event.locals.api.twoFactor.disable(),
			() => {
				flash(event.cookies, twoStep.removed);
				redirect(303, '/settings/security');
			}
		),
	// The answer itself shows them: they are in no cookie and no address, and the page is kept nowhere (`no-store`).
	renewCodes: (event) =>
		submit(
			event,
			nothing,
			() => event.locals.api.twoFactor.regenerateRecoveryCodes(),
			({ recoveryCodes }, form) => ({ form, recoveryCodes })
		),
	forgetDevice: (event) =>
		submit(event, forgetDevice, event.locals.api.twoFactor.forgetDevice, () => {
			flash(event.cookies, twoStep.forgotten);
			redirect(303, '/settings/security');
		})
};
