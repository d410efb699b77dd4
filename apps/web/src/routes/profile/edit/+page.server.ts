import { invalid } from '@gatehouse/api';
import { explain, pictureFaults, setPicture, updateProfile } from '@gatehouse/contract';
import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { keepDraft } from '#lib/server/draft.ts';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import { base64, withUpload, type Upload } from '#lib/server/upload.ts';
import { cropIn } from './crop.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async (event) => ({
	form: await filled(event),
	notice: flashed(event.cookies)
});

/** The form with the profile as it is. */
async function filled({ locals }: Pick<RequestEvent, 'locals'>) {
	const { username, aboutMe } = await locals.api.profile.get();
	return superValidate({ username, aboutMe }, zod4(updateProfile), { errors: false });
}

export const actions: Actions = {
	default: async (event) =>
		(await withUpload(event, 'picture', (upload) => save(event, upload))) ?? full(event)
};

/** The picture first: of what was typed more can be said without trying. */
function save(event: RequestEvent, { typed, file }: Upload) {
	const { api } = event.locals;
	if (typed.has('removePicture')) return remove(event, typed);
	const fault = Object.entries(pictureFaults).find(([name]) => name === typed.get('pictureFault'));
	const update = async (profile: Parameters<typeof api.profile.update>[0]) => {
		// The page has judged it by the same rules, and did not send it.
		if (fault) throw invalid(setPicture, { picture: fault[1] });
		if (file) await api.profile.setPicture({ picture: await base64(file), crop: cropIn(typed) });
		await api.profile.update(profile);
	};
	return submit(
		event,
		updateProfile,
		update,
		() => {
			flash(event.cookies, words.saved);
			redirect(303, '/profile');
		},
		typed
	);
}

/** What was typed beside it is not saved, and not lost. */
async function remove(event: RequestEvent, typed: FormData): Promise<never> {
	await event.locals.api.profile.removePicture();
	typed.delete('removePicture');
	keepDraft(event, typed, false);
	flash(event.cookies, words.removed);
	redirect(303, '/profile/edit');
}

/** Too many pictures are on their way: not even read. */
async function full(event: RequestEvent) {
	const busy = { kind: 'busy', retryAfter: 5 } as const;
	event.setHeaders({ 'retry-after': String(busy.retryAfter) });
	const form = await filled(event);
	form.valid = false;
	form.errors._errors = [explain(busy)];
	return fail(503, { form });
}
