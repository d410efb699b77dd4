import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals }) => {
	const { items } = await locals.api.users.list({ limit: 5 });
	return { newest: items };
};
