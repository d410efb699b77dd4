import { register } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { goNext, wantedNext, withNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import { withWaysOn } from '#lib/server/ways-on.ts';
import { words as waysOn } from '#lib/server/words-ways-on.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
	if (locals.context.user) redirect(303, goNext(url));
	const waiting = await locals.api.email.waiting();
	const earlier = waiting && { username: waiting.username, email: waiting.email };
	const changing = url.searchParams.has('change') ? earlier : null;
	const { registration, passwordMinLength } = locals.context.product;
	const filled = () =>
		changing
			? superValidate(changing, zod4(register), { errors: false })
			: superValidate(zod4(register));
	return {
		/** Null: nobody registers unasked. */
		form: registration === 'open' ? await filled() : null,
		passwordMinLength,
		earlier,
		changing: changing !== null
	};
};

export const actions: Actions = {
	default: async (event) => {
		const next = wantedNext(event.url);
		const refused = await submit(
			event,
			register,
			(input) => event.locals.api.auth.register({ ...input, next }),
			() => redirect(303, withNext('/verify-email', next))
		);
		return withWaysOn(refused, waysOn.proof, 'mails');
	}
};
