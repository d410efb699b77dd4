import { redirect } from '@sveltejs/kit';
import { postedBy } from '#lib/server/detour.ts';
import { localPath } from '#lib/server/next.ts';
import { keepTheme } from '#lib/server/theme.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ url }) => ({
	back: localPath(url.searchParams.get('back'), url.origin) ?? '/'
});

export const actions: Actions = {
	default: async ({ cookies, request, url }) => {
		const form = await postedBy(request);
		keepTheme(cookies, form.get('theme'));
		const back = form.get('back');
		redirect(303, localPath(typeof back === 'string' ? back : null, url.origin) ?? '/');
	}
};
