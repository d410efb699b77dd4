import { redirect, type RequestEvent } from '@sveltejs/kit';
import { viewOf } from '../query.ts';
import { keepDraft } from './draft.ts';
import { flashRefusal } from './flash.ts';
import { words } from './words-detour.ts';

/**
 * Sends someone away to prove who they are, and from there back to this page: to log in or, logged in, to confirm it.
 * What they typed is kept, and the form of the page fills itself with it.
 */
export function detour(
	event: RequestEvent,
	to: '/login' | '/confirm-identity',
	posted: FormData
): never {
	// Who only asked for the page pressed nothing.
	const pressed = event.request.method === 'POST';
	const kept = pressed && keepDraft(event, posted);
	if (pressed && to === '/login') flashRefusal(event.cookies, kept ? words.kept : words.loggedOut);
	const query = new URLSearchParams({ next: viewOf(event.url) });
	if (kept && to === '/confirm-identity') query.set('kept', '');
	redirect(303, `${to}?${query}`);
}

/** What a request posts; nothing where that cannot be read as a form. */
export const postedBy = (request: Request): Promise<FormData> =>
	request.formData().catch(() => new FormData());
