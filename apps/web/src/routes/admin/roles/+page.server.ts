import { createRole, oneRole, updateRole } from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad, RequestEvent } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals, url }) => {
	const { items } = await locals.api.roles.list();
	const mayWrite = locals.context.user?.permissions.includes('roles:write') ?? false;
	const chosen = (name: string) =>
		items.find(({ id, mayAct }) => mayWrite && mayAct && id === url.searchParams.get(name)) ?? null;
	const editing = chosen('edit');
	return {
		roles: items,
		mayWrite,
		making: mayWrite && url.searchParams.has('new') ? await superValidate(zod4(createRole)) : null,
		editing:
			editing &&
			(await superValidate({ roleId: editing.id, ...editing }, zod4(updateRole), {
				errors: false
			})),
		deleting: chosen('delete')?.id ?? null,
		notice: flashed(cookies)
	};
};

const done = ({ cookies }: RequestEvent, sentence: string) => {
	flash(cookies, sentence);
	redirect(303, '/admin/roles');
};

export const actions: Actions = {
	create: (event) =>
		submit(event, createRole, event.locals.api.roles.create, () => done(event, words.created)),
	update: (event) =>
		submit(event, updateRole, event.locals.api.roles.update, () => done(event, words.saved)),
	delete: (event) =>
		submit(event, oneRole, event.locals.api.roles.delete, () => done(event, words.deleted))
};
