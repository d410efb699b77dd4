import { isAllowed, permissions, type Permission } from '@gatehouse/contract';

const either = new Intl.ListFormat('en', { type: 'disjunction' });

/**
 * "Why?": what is missing, and which roles would give it. For staff alone: to anyone else the names of roles say who is worth
 * attacking.
 */
export async function whoGives(
	{ api, context }: App.Locals,
	permission: Permission
): Promise<string | undefined> {
	if (!isAllowed('users:read', context.user)) return undefined;
	const all = await api.roles.giving();
	const roles = all.find((given) => given.permission === permission)?.roles ?? [];
	const named = either.format(roles);
	return `It takes “${permissions[permission]}”. ${roles.length > 0 ? `A role that gives it: ${named}.` : 'No role gives it just now.'}`;
}
