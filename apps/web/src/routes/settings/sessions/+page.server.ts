import { oneSession } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { z } from 'zod';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { cameIn, words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api } }) => {
	const { items } = await api.sessions.list();
	return {
		sessions: items.map(({ way, factor, ...session }) => ({
			...session,
			how: cameIn(way, factor)
		})),
		notice: flashed(cookies)
	};
};

function back({ cookies }: RequestEvent, sentence: string): never {
	flash(cookies, sentence);
	redirect(303, '/settings/sessions');
}

export const actions: Actions = {
	revoke: (event) =>
		submit(event, oneSession, event.locals.api.sessions.revoke, () => back(event, words.done)),
	revokeOthers: (event) =>
		submit(
			event,
			z.strictObject({}),
			() => event.locals.api.sessions.revokeOthers(),
			({ ended }) => back(event, words.ended(ended))
		)
};
