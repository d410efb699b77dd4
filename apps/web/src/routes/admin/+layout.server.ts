import { everyPermission } from '@gatehouse/contract';
import type { LayoutServerLoad } from './$types';

/** For "Why?": the roles that give what this reader may not do. Who may do everything has nothing to ask. */
export const load: LayoutServerLoad = async ({ locals: { api, context } }) => {
	const missing = everyPermission.filter((one) => !context.user?.permissions.includes(one));
	const all = missing.length > 0 ? await api.roles.giving() : [];
	return { giving: all.filter(({ permission }) => missing.includes(permission)) };
};
