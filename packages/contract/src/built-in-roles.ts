import { everyPermission, type Permission } from './permissions.ts';

interface BuiltInRole {
	readonly name: string;
	readonly description: string;
	readonly permissions: readonly Permission[];
	readonly isDefault: boolean;
}

/** The roles a new database begins with, as data. They can be renamed and described anew, not deleted. */
export const builtInRoles = {
	administrator: {
		name: 'Administrator',
		description: 'May do everything here, also what later versions add.',
		permissions: everyPermission,
		isDefault: false
	},
	moderator: {
		name: 'Moderator',
		description: 'Sees people and roles, disables accounts and logs people out.',
		permissions: ['users:read', 'users:disable', 'users:recover', 'roles:read'],
		isDefault: false
	},
	member: {
		name: 'Member',
		description: 'Has a profile of their own.',
		permissions: [],
		isDefault: true
	}
} as const satisfies Record<string, BuiltInRole>;

export type BuiltIn = keyof typeof builtInRoles;

export const isBuiltIn = (name: string): name is BuiltIn => Object.hasOwn(builtInRoles, name);

export const everyBuiltIn: readonly BuiltIn[] = Object.keys(builtInRoles).filter(isBuiltIn);
