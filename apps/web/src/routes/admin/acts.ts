import type { RouteId } from '$app/types';
import type { Permission } from '@gatehouse/contract/permissions';

type AdminRoute = Extract<RouteId, '/admin' | `/admin/${string}`>;

const ofPeople = ['users:disable', 'users:recover', 'roles:assign', 'users:delete'] as const;

/** What each place offers to who may: for the rest, "Why?" says which role would give it. A new place does not compile without. */
export const acts: Record<AdminRoute, readonly Permission[]> = {
	'/admin': ['roles:read'],
	'/admin/users': ['roles:read', 'users:disable', 'roles:assign', 'users:export'],
	'/admin/users/[id]': ofPeople,
	'/admin/roles': ['roles:write']
};
