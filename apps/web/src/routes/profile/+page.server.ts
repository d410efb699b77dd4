import { flashed } from '#lib/server/flash.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals: { api } }) => {
	const [profile, pending] = await Promise.all([api.profile.get(), api.email.pendingChange()]);
	return { profile, pending, notice: flashed(cookies) };
};
