import { flashed } from '#lib/server/flash.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals: { api, context } }) => ({
	username: context.user?.username ?? '',
	safety: await api.account.safety(),
	notice: flashed(cookies)
});
