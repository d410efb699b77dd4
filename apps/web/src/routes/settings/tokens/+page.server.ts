import {
	createToken,
	everyScope,
	isAllowed,
	isPermission,
	oneToken,
	scopes as does,
	tokenDays,
	type Scope
} from '@gatehouse/contract';
import { redirect } from '@sveltejs/kit';
import { superValidate } from 'sveltekit-superforms';
import { zod4 } from 'sveltekit-superforms/adapters';
import { flash, flashed } from '#lib/server/flash.ts';
import { submit } from '#lib/server/submit.ts';
import type { Actions, PageServerLoad } from './$types';
import { words } from './words.ts';

export const load: PageServerLoad = async ({ cookies, locals: { api, context }, url }) => {
	const at = context.now();
	const mine = (scope: Scope) => !isPermission(scope) || isAllowed(scope, context.user);
	const tokens = (await api.tokens.list()).items.map(({ scopes, expiresAt, ...token }) => ({
		...token,
		expiresAt,
		does: scopes.map((scope) => does[scope]),
		rests: !scopes.every(mine),
		ended: expiresAt <= at
	}));
	const works = tokens.filter(({ ended }) => !ended);
	return {
		tokens: [...works, ...tokens.filter(({ ended }) => ended)],
		revoking: works.find(({ id }) => id === url.searchParams.get('revoke'))?.id ?? null,
		form: await superValidate(zod4(createToken)),
		scopes: everyScope
			.filter(mine)
			.map((scope) => ({ value: scope, label: does[scope], code: scope })),
		days: tokenDays.map((days) => ({ value: String(days), label: words.lives[days] })),
		notice: flashed(cookies)
	};
};

export const actions: Actions = {
	// The answer itself shows the token: it is in no cookie and no address, and the page is kept nowhere (`no-store`).
	create: (event) =>
		submit(event, createToken, event.locals.api.tokens.create, ({ token, handle }, form) => {
			const { name, scopes } = form.data;
			return { form, made: { name, token, handle, mayList: scopes.includes('users:read') } };
		}),
	revoke: (event) =>
		submit(event, oneToken, event.locals.api.tokens.revoke, () => {
			flash(event.cookies, words.revoked);
			redirect(303, '/settings/tokens');
		})
};
