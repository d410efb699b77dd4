import { fail, type RequestEvent } from '@sveltejs/kit';
import { client, url as site } from '#lib/server/config.ts';
import type { Actions, PageServerLoad } from './$types';
import { explain, words } from './words.ts';

export const csr = false;
export const load: PageServerLoad = async ({ url }) => {
	const search = url.searchParams.get('search') ?? '';
	const cursor = url.searchParams.get('cursor') || undefined;
	if (!client) return { site, search, trouble: words.noToken };
	const users = await client.users.list.try({ search, cursor });
	if (!users.ok) return { site, search, trouble: explain(users.failure) };
	const roles = await client.roles.list.try();
	if (!roles.ok) return { site, search, trouble: explain(roles.failure) };
	const { items: people, nextCursor: next } = users.data;
	return { site, search, cursor, people, next, roles: roles.data.items.filter((r) => r.mayAct) };
};

const change = (verb: 'assign' | 'unassign') => async (event: RequestEvent) => {
	const form = await event.request.formData();
	const whom = { userId: String(form.get('userId')), roleId: String(form.get(verb)) };
	const answer = await client?.roles[verb].try(whom);
	if (answer?.ok) return { said: words.done };
	return fail(400, { said: answer ? explain(answer.failure) : words.noToken });
};

export const actions: Actions = { assign: change('assign'), unassign: change('unassign') };
