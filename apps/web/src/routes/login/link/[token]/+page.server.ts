import { loginWithLink } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { openLink } from '#lib/server/mailed-link.ts';
import { goOn, withNext } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async (event) => {
	const { locals, params } = event;
	const link = await openLink(event, locals.api.auth.previewLoginLink);
	if (link.state === 'gone') return link;
	return {
		...link,
		token: params.token,
		rememberedDays: Math.round(locals.context.product.sessions.remembered.idle / 24),
		form: await superValidate(zod4(loginWithLink), { errors: false })
	};
};

export const actions: Actions = {
	default: (event) =>
		submit(event, loginWithLink, event.locals.api.auth.loginWithLink, ({ status, next }) => {
			const way = goOn(next, event.url.origin);
			redirect(
				303,
				status === 'signedIn' ? way : withNext('/login/two-factor', next ? way : undefined)
			);
		})
};
