import type { RouteId } from '$app/types';
import { takes } from '@gatehouse/contract/many';
import type { Permission } from '@gatehouse/contract/permissions';

type AdminRoute = Extract<RouteId, '/admin' | `/admin/${string}`>;

/**
 * What each form of the administration takes, beside its page: the gate asks for it, and "Why?" says who would give it. A page
 * that is missing here does not compile, and a form that is missing is refused.
 */
export const actions: Record<AdminRoute, Readonly<Record<string, Permission>>> = {
	'/admin': {
		sendAgain: 'users:recover',
		settle: 'users:recover',
		sendPasswordReset: 'users:recover'
	},
	'/admin/users': {},
	'/admin/users/export': {},
	'/admin/users/invited': {
		invite: 'users:invite',
		resend: 'users:invite',
		withdraw: 'users:invite'
	},
	'/admin/users/many': { ...takes, undoDisable: 'users:disable' },
	'/admin/users/[id]': {
		assign: 'roles:assign',
		unassign: 'roles:assign',
		disable: 'users:disable',
		undoDisable: 'users:disable',
		enable: 'users:disable',
		endSession: 'users:recover',
		endSessions: 'users:recover',
		sendPasswordReset: 'users:recover',
		resetTwoFactor: 'users:recover',
		sendAgain: 'users:recover',
		impersonate: 'users:impersonate',
		delete: 'users:delete'
	},
	'/admin/audit': {},
	'/admin/audit/export': {},
	'/admin/roles': { create: 'roles:write', update: 'roles:write', delete: 'roles:write' }
};

/** Where else a page leads, for who may. */
const ways: Partial<Record<AdminRoute, readonly Permission[]>> = {
	'/admin': ['audit:read'],
	'/admin/users/[id]': ['audit:read'],
	'/admin/users': ['roles:read', 'users:export', 'users:invite', ...Object.values(takes)]
};

export const isAdminRoute = (route: string | null): route is AdminRoute =>
	route !== null && Object.hasOwn(actions, route);

/** Everything that a page offers to who may. */
export const offers = (route: AdminRoute): Permission[] => [
	...new Set([...Object.values(actions[route]), ...(ways[route] ?? [])])
];
