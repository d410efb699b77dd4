import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals: { api } }) => {
	const [newest, undelivered] = await Promise.all([
		api.users.list({ limit: 5 }),
		api.mail.undelivered({ limit: 5 })
	]);
	return { newest: newest.items, undelivered };
};
