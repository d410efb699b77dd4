import { issuesOf } from '@gatehouse/api';
import { userCode } from '@gatehouse/contract';
import { redirect, type RequestEvent } from '@sveltejs/kit';
import { setError, superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import type { Draft } from '#lib/draft.ts';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { isEnding, type Ending } from './ending.ts';
import { waitingBehind } from './waiting.server.ts';

export const load: PageServerLoad = async (event) => {
	const ending = flashed(event.cookies);
	const { draft } = await event.parent();
	const code = answered(draft) ?? event.url.searchParams.get('code');
	const given = await superValidate({ userCode: code ?? '' }, zod4(userCode));
	const nothing = { ending: isEnding(ending) ? ending : null, waiting: null };
	// An address fills the form in, and no more: who follows a link has not looked at their terminal yet.
	const form = await superValidate(
		{ userCode: given.valid ? given.data.userCode : '' },
		zod4(userCode),
		{ errors: false }
	);
	if (!given.valid || !answered(draft)) return { ...nothing, form };
	// Back from proving who they are: the question that they had answered, once more.
	try {
		return { ending: null, waiting: await waitingBehind(event, given.data), form };
	} catch (error) {
		const [issue] = issuesOf(error) ?? [];
		if (!issue) throw error;
		setError(form, 'userCode', issue.message);
		return { ...nothing, form };
	}
};

/** The code of the question that somebody had said yes or no to when they were sent to prove who they are. */
const answered = (draft: Draft | null) =>
	draft && ['/approve', '/deny'].includes(draft.action)
		? draft.typed.find(([name]) => name === 'userCode')?.[1]
		: undefined;

const end = ({ cookies }: RequestEvent, ending: Ending) => {
	flash(cookies, ending);
	redirect(303, '/device');
};

export const actions: Actions = {
	look: (event) =>
		submit(
			event,
			userCode,
			(typed) => waitingBehind(event, typed),
			(waiting, form) => ({ form, waiting })
		),
	approve: (event) =>
		submit(event, userCode, event.locals.api.tokens.approveDevice, () => end(event, 'approved')),
	deny: (event) =>
		submit(event, userCode, event.locals.api.tokens.denyDevice, () => end(event, 'denied'))
};
