import { issuesOf } from '@gatehouse/api';
import { isAllowed, listUsers, roleOfUser } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const { api, context } = locals;
	const asked = listUsers.safeParse({
		search: url.searchParams.get('search') ?? '',
		cursor: url.searchParams.get('cursor') ?? undefined
	});
	// A view that cannot be (a cursor cut short, an endless search) is the first page.
	const first = listUsers.parse({});
	const view = asked.data ?? first;
	// Who may give roles but not see them has none to choose from.
	const mayAssign =
		isAllowed('roles:assign', context.user) && isAllowed('roles:read', context.user);
	const [users, roles] = await Promise.all([
		api.users.list(view).catch((error: unknown) => {
			if (!issuesOf(error)) throw error;
			return api.users.list(first);
		}),
		mayAssign ? api.roles.list() : { items: [] }
	]);
	return {
		users,
		search: view.search,
		cursor: view.cursor ?? null,
		mayAssign,
		roles: roles.items.filter(({ mayAct }) => mayAct).map(({ id, name }) => ({ id, name })),
		open: url.searchParams.get('open'),
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	assign: (event) =>
		submit(event, roleOfUser, event.locals.api.roles.assign, () => {
			flash(event.cookies, words.given);
			redirect(303, here(event.url));
		}),
	unassign: (event) =>
		submit(event, roleOfUser, event.locals.api.roles.unassign, () => {
			flash(event.cookies, words.taken);
			redirect(303, here(event.url));
		})
};

/** The same view: all of the address but the name of the action. */
function here(url: URL): string {
	const view = new URLSearchParams(url.searchParams);
	for (const name of [...view.keys()]) if (name.startsWith('/')) view.delete(name);
	return `${url.pathname}?${view}`;
}
