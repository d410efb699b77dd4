import { flashed } from '#lib/server/flash.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals: { api, context } }) => {
	const [profile, pending, tokens] = await Promise.all([
		api.profile.get(),
		api.email.pendingChange(),
		api.tokens.list()
	]);
	const at = context.now();
	const programs = tokens.items.filter(({ expiresAt }) => expiresAt > at).length;
	return { profile, pending, programs, notice: flashed(cookies) };
};
