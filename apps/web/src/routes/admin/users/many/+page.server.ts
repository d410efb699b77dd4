import type { Api } from '@gatehouse/api';
import {
	disableMany,
	previewMany,
	roleOfMany,
	somePeople,
	type ManyAct,
	type Outcome,
	type PreviewMany
} from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import { offered, offerUndo, type Undo } from '#lib/server/undo.ts';
import { here } from '../view.ts';
import { askedBy } from '../view.server.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api }, url }) => {
	const back = listFrom(url);
	// Set by the act that this page answers, where somebody was refused.
	const undo = offered(cookies);
	const { data: wanted, error } = previewMany.safeParse({
		act: url.searchParams.get('act'),
		userIds: url.searchParams.getAll('userId'),
		roleId: url.searchParams.get('roleId') || undefined
	});
	// Nobody, more than a hundred, or an address made by hand.
	if (!wanted) return { back, undo, wrong: error.issues[0]?.message ?? '', asked: null };
	const { act, roleId } = wanted;
	const ofRole = act === 'assign' || act === 'unassign';
	const roles = ofRole ? await rolesOf(api) : null;
	const { people } = await api.users.preview(wanted);
	const userIds = people.filter(({ outcome }) => outcome === 'done').map(({ userId }) => userId);
	return {
		back,
		undo,
		wrong: null,
		asked: {
			act,
			userIds: wanted.userIds,
			people,
			roles,
			role: roles?.find(({ id }) => id === roleId) ?? null,
			form: await formOf(wanted, userIds)
		}
	};
};

/** The very page of the list that one came from. */
const listFrom = (url: URL) =>
	here(askedBy(new URLSearchParams(url.searchParams.get('from') ?? '')).wanted);

const rolesOf = async (api: Api) =>
	(await api.roles.list()).items
		.filter(({ mayAct }) => mayAct)
		.map(({ id, name }) => ({ id, name }));

async function formOf({ act, roleId }: PreviewMany, userIds: string[]) {
	const quiet = { errors: false };
	if (act === 'disable')
		return { is: 'why', data: await superValidate({ userIds }, zod4(disableMany), quiet) } as const;
	if (act === 'enable' || act === 'endSessions')
		return {
			is: 'plain',
			data: await superValidate({ userIds }, zod4(somePeople), quiet)
		} as const;
	if (!roleId) return null;
	const data = await superValidate({ userIds, roleId }, zod4(roleOfMany), quiet);
	return { is: 'role', data } as const;
}

export const actions: Actions = {
	disable: (event) =>
		submit(event, disableMany, event.locals.api.users.disableMany, done(event, 'disable')),
	enable: (event) =>
		submit(event, somePeople, event.locals.api.users.enableMany, done(event, 'enable')),
	undoDisable: (event) =>
		submit(event, somePeople, event.locals.api.users.undoDisableMany, done(event, 'enable')),
	endSessions: (event) =>
		submit(event, somePeople, event.locals.api.users.endSessionsMany, done(event, 'endSessions')),
	assign: (event) =>
		submit(event, roleOfMany, event.locals.api.roles.assignMany, done(event, 'assign')),
	unassign: (event) =>
		submit(event, roleOfMany, event.locals.api.roles.unassignMany, done(event, 'unassign'))
};

/** Where nobody was refused: back to the list, which says how it went. Else it is said here, with who and why. */
const done =
	(event: RequestEvent, act: ManyAct) =>
	async ({ outcomes }: { outcomes: Outcome[] }, form: { data: object }) => {
		const role = 'roleId' in form.data ? await nameOf(event, String(form.data.roleId)) : '';
		const changed = outcomes.filter(({ outcome }) => outcome === 'done');
		const count = changed.length;
		const said = count > 0 ? words.acts[act].done(count, role) : words.nobody;
		offer(
			event,
			act,
			changed.map(({ userId }) => userId),
			form.data
		);
		const refused = outcomes.filter(({ outcome }) => outcome === 'refused');
		if (refused.length > 0) return { form, said, refused };
		flash(event.cookies, said);
		redirect(303, `/admin/users${listFrom(event.url)}`);
	};

const undoneBy: Partial<Record<ManyAct, Undo['act']>> = {
	disable: 'undoDisable',
	assign: 'unassign',
	unassign: 'assign'
};

/** Offers to undo it for those to whom it was done. What was an undoing itself is not offered to be done again. */
function offer(
	{ cookies, url }: RequestEvent,
	act: ManyAct,
	userIds: string[],
	form: object
): void {
	const undoing = undoneBy[act];
	if (!undoing || userIds.length === 0 || url.searchParams.has('undo')) return;
	const role = 'roleId' in form ? { roleId: String(form.roleId) } : {};
	offerUndo(cookies, { act: undoing, userIds, ...role });
}

const nameOf = async ({ locals: { api } }: RequestEvent, roleId: string) =>
	(await rolesOf(api)).find(({ id }) => id === roleId)?.name ?? words.aRole;
