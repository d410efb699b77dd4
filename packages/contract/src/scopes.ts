import { permissions, type Permission } from './permissions.ts';

// Eyes are lent to a person on the site, never to a program.
const { 'users:impersonate': _, ...grantable } = permissions;

/** What a token can be let do, each with the words its owner reads: their own profile, and what a permission allows. */
export const scopes = {
	'profile:read': 'See your profile',
	'profile:write': 'Change your profile and your picture',
	...grantable
} as const satisfies Record<string, string>;

export type Scope = keyof typeof scopes;

export const isScope = (name: string): name is Scope => Object.hasOwn(scopes, name);

export const everyScope: readonly Scope[] = Object.keys(scopes).filter(isScope);

/** What reaches a procedure by token: one with this scope, any at all, or none. */
export type TokenAccess = Scope | 'any' | null;

/** Those of a token's scopes that are permissions: its owner has to hold them at the moment it is used. */
export const permissionsAmong = (granted: readonly Scope[]): Permission[] =>
	granted.filter((scope): scope is Scope & Permission => Object.hasOwn(permissions, scope));
