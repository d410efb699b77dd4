import { flashed } from '#lib/server/flash.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ cookies, locals }) => ({
	profile: await locals.api.profile.get(),
	notice: flashed(cookies)
});
