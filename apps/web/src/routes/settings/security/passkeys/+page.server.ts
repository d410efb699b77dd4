import { namePasskey, onePasskey, renamePasskey } from '@gatehouse/contract';
import { deviceName } from '@gatehouse/contract/device-name';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api, context }, url }) => {
	const passkeys = (await api.passkeys.list()).items;
	const { on, authenticatorSince } = await api.twoFactor.status();
	const named = (parameter: string) =>
		passkeys.find(({ id }) => id === url.searchParams.get(parameter));
	const renaming = named('rename');
	const { id: passkeyId = '', name = '' } = renaming ?? {};
	return {
		passkeys,
		/** There is a second step already. */
		on,
		isLastFactor: passkeys.length === 1 && authenticatorSince === null,
		renaming: renaming?.id ?? null,
		removing: named('remove')?.id ?? null,
		renameForm: await superValidate({ passkeyId, name }, zod4(renamePasskey), { errors: false }),
		form: await superValidate({ name: deviceName(context.client.userAgent) }, zod4(namePasskey)),
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	// What the browser is to be asked comes with the answer; only a script can ask it.
	begin: (event) =>
		submit(
			event,
			namePasskey,
			() => event.locals.api.passkeys.beginSetup(),
			(setup, form) => ({ form, begun: { name: form.data.name, setup } })
		),
	rename: (event) =>
		submit(event, renamePasskey, event.locals.api.passkeys.rename, () => {
			flash(event.cookies, words.renamed);
			redirect(303, '/settings/security/passkeys');
		}),
	remove: (event) =>
		submit(event, onePasskey, event.locals.api.passkeys.remove, () => {
			flash(event.cookies, words.removed);
			redirect(303, '/settings/security/passkeys');
		})
};
