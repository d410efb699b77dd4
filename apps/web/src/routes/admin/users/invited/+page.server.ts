import { inviteUser, isAllowed, listInvitations, oneInvitation } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { viewOf } from '#lib/query.ts';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api, context }, url }) => {
	const asked = listInvitations.safeParse({
		search: url.searchParams.get('search') ?? '',
		cursor: url.searchParams.get('cursor') ?? undefined
	});
	// A view that cannot be is the first page.
	const view = asked.data ?? listInvitations.parse({});
	const may = (permission: Parameters<typeof isAllowed>[0]) => isAllowed(permission, context.user);
	const mayInvite = may('users:invite');
	const mayGive = mayInvite && may('roles:assign') && may('roles:read');
	const [invitations, roles] = await Promise.all([
		api.users.invitations(view),
		mayGive ? api.roles.list() : { items: [] }
	]);
	return {
		invitations,
		search: view.search,
		cursor: view.cursor ?? null,
		form: mayInvite ? await superValidate(zod4(inviteUser)) : null,
		roles: roles.items
			.filter(({ mayAct, isDefault }) => mayAct && !isDefault)
			.map(({ id, name }) => ({ value: id, label: name })),
		notice: flashed(cookies)
	};
};

const done = ({ cookies }: RequestEvent, sentence: string, to = '/admin/users/invited') => {
	flash(cookies, sentence);
	redirect(303, to);
};

export const actions: Actions = {
	invite: (event) =>
		submit(event, inviteUser, event.locals.api.users.invite, () => done(event, words.sent)),
	resend: (event) =>
		submit(event, oneInvitation, event.locals.api.users.resendInvitation, () =>
			done(event, words.sentAgain, viewOf(event.url))
		),
	withdraw: (event) =>
		submit(event, oneInvitation, event.locals.api.users.revokeInvitation, () =>
			done(event, words.withdrawn, viewOf(event.url))
		)
};
