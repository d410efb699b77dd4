import { issuesOf, type Api } from '@gatehouse/api';
import { isAllowed, manyActs, takes } from '@gatehouse/contract';
import { flashed } from '#lib/server/flash.ts';
import { offered } from '#lib/server/undo.ts';
import type { PageServerLoad } from './$types';
import { askedBy, type Asked } from './view.server.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api, context }, url }) => {
	const may = (permission: Parameters<typeof isAllowed>[0]) => isAllowed(permission, context.user);
	const roles = may('roles:read') ? (await api.roles.list()).items : null;
	const asked = askedBy(url.searchParams);
	const { wanted, odd, users } = await found(api, asked);
	return {
		users,
		view: wanted,
		odd,
		roles: roles?.map(({ id, name }) => ({ id, name })) ?? null,
		// Who may give roles but not see them has none to choose from.
		acts: manyActs.filter(
			(act) => may(takes[act]) && (takes[act] !== 'roles:assign' || roles !== null)
		),
		may: { invite: may('users:invite'), export: may('users:export') },
		today: context.now().toISOString().slice(0, 10),
		notice: flashed(cookies),
		undo: offered(cookies)
	};
};

/** A cursor of another order is found out by the list itself: then it is the first page, and said so. */
async function found(
	api: Api,
	asked: Asked
): Promise<Asked & { users: Awaited<ReturnType<Api['users']['list']>> }> {
	const { cursor, ...first } = asked.wanted;
	try {
		return { ...asked, users: await api.users.list(asked.wanted) };
	} catch (error) {
		if (!cursor || !issuesOf(error)) throw error;
		const odd = [...asked.odd, 'cursor' as const];
		return { wanted: first, odd, users: await api.users.list(first) };
	}
}
