import { finishSetup, type AuthenticatorSetup } from '@gatehouse/contract';
import { fail, redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { z } from 'zod';
import { flash } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { pathOf } from './picture.ts';
import { words } from './words.ts';

const nothing = z.strictObject({});

/** What the page shows of a key: the groups that it is typed in, and its picture as one path. */
const shown = ({ uri, key, squares }: AuthenticatorSetup) => ({
	uri,
	key: key.match(/.{1,4}/g) ?? [],
	picture: { size: squares.length, path: pathOf(squares) }
});

const day = 86_400_000;

/** A reload sends once more what set the first app up. It is there by now, and what its answer showed is not shown twice. */
async function notTwice({ locals: { api }, url }: RequestEvent) {
	const { authenticatorSince } = await api.twoFactor.status();
	if (authenticatorSince && !url.searchParams.has('again'))
		redirect(303, '/settings/security/authenticator');
}

export const load: PageServerLoad = async ({ locals: { api, context } }) => {
	const { on, authenticatorSince } = await api.twoFactor.status();
	const [begin, form] = await Promise.all([
		superValidate(zod4(nothing)),
		superValidate(zod4(finishSetup))
	]);
	const replaces = authenticatorSince !== null;
	const fresh = replaces && context.now().getTime() - authenticatorSince.getTime() < day;
	return { on, replaces, fresh, begin, form };
};

export const actions: Actions = {
	// The answer itself shows the key: a page that is only looked at makes none, and no address holds it.
	begin: (event) =>
		submit(
			event,
			nothing,
			async () => {
				await notTwice(event);
				return event.locals.api.twoFactor.beginSetup();
			},
			async (setup) => ({
				form: await superValidate(zod4(finishSetup)),
				setup: shown(setup)
			})
		),
	finish: async (event) => {
		const { api } = event.locals;
		const answer = await submit(
			event,
			finishSetup,
			async (code) => {
				await notTwice(event);
				return api.twoFactor.finishSetup(code);
			},
			({ recoveryCodes }, form) => {
				if (recoveryCodes.length > 0) return { form, recoveryCodes };
				// There was a second step before, and what stands in for it goes on.
				flash(event.cookies, words.changed);
				redirect(303, '/settings/security');
			}
		);
		if (!('status' in answer)) return answer;
		// The same key, with what is wrong about the code.
		return fail(answer.status, { ...answer.data, setup: shown(await api.twoFactor.beginSetup()) });
	}
};
