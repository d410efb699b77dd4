import { ownPermissions } from './own.ts';

/** What can be allowed, each with the words an administrator reads. Adding a line here is how a permission comes to be. */
export const permissions = {
	'users:read': 'See who has an account, and their roles',
	'users:invite': 'Invite people',
	'users:disable': 'Disable accounts and enable them again',
	'users:recover': 'Log people out everywhere, and mail them a link to a new password',
	'users:delete': 'Delete accounts for good',
	'users:impersonate': 'See the site as someone who may do less does, changing nothing',
	'users:export': 'Take the list of people away as a file',
	'roles:read': 'See the roles and what each allows',
	'roles:assign': 'Give roles to people and take them away',
	'roles:write': 'Make, change and delete roles',
	'audit:read': 'Read the audit log, and check that nothing in it was changed',
	...ownPermissions
} as const;

export type Permission = keyof typeof permissions;

/** One that the product's own pages brought along. */
export type OwnPermission = keyof typeof ownPermissions;

export const isPermission = (name: string): name is Permission => Object.hasOwn(permissions, name);

export const everyPermission: readonly Permission[] = Object.keys(permissions).filter(isPermission);

/** One that the product's own pages brought along, and no administration. */
export const isOwnPermission = (permission: Permission): boolean =>
	Object.hasOwn(ownPermissions, permission);

/** Whether among these there is one that administers. What this version does not know allows nothing. */
export const isStaff = (held: readonly string[]): boolean =>
	held.some((name) => isPermission(name) && !isOwnPermission(name));

/**
 * Who may come in: everyone, whoever is logged in, whoever has proven that again within minutes, or the holders of a permission.
 * One type for procedures, pages and markup.
 */
export type Access = 'anyone' | 'signedIn' | 'recentlyConfirmed' | Permission;

/** Someone, as far as access is concerned. Null is a visitor. */
export type Holder = { readonly permissions: readonly Permission[] } | null;

export function isAllowed(access: Access, who: Holder): boolean {
	if (access === 'anyone') return true;
	if (!who) return false;
	if (access === 'signedIn') return true;
	// How long ago is not a question of permissions: the policy of that name asks the session.
	return access !== 'recentlyConfirmed' && who.permissions.includes(access);
}

/** The one rule of who may act on whom: only while holding every permission that they, or the role, hold. */
export function covers(actor: readonly Permission[], other: readonly Permission[]): boolean {
	return other.every((permission) => actor.includes(permission));
}
