import { mailedLink, verify, verifyWithNewPassword } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { leaveExpired } from '#lib/server/expired-link.ts';
import { flash } from '#lib/server/flash.ts';
import { openLink } from '#lib/server/mailed-link.ts';
import { goOn } from '#lib/server/next.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async (event) => {
	const { cookies, locals, params, url } = event;
	const link = await openLink(event, locals.api.email.previewVerification);
	if (link.state === 'expired') {
		leaveExpired(cookies, link.email);
		redirect(303, '/verify-email');
	}
	if (link.state === 'gone')
		return { state: url.searchParams.has('disowned') ? ('disowned' as const) : link.state };
	return {
		...link,
		token: params.token,
		form: await superValidate(zod4(verify)),
		renewing: await superValidate(zod4(verifyWithNewPassword)),
		passwordMinLength: locals.context.product.passwordMinLength
	};
};

const enter = ({ cookies, url }: RequestEvent, { next }: { next: string | null }) => {
	flash(cookies, words.welcome);
	redirect(303, goOn(next, url.origin));
};

export const actions: Actions = {
	confirm: (event) =>
		submit(event, verify, event.locals.api.email.verify, (made) => enter(event, made)),
	renew: (event) =>
		submit(event, verifyWithNewPassword, event.locals.api.email.verifyWithNewPassword, (made) =>
			enter(event, made)
		),
	disown: (event) =>
		submit(event, mailedLink, event.locals.api.email.disown, () =>
			redirect(303, `${event.url.pathname}?disowned`)
		)
};
