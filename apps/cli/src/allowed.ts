import { permissions, type Permission } from '@gatehouse/contract/permissions';
import { scopes, type Scope } from '@gatehouse/contract/scopes';

const words = { ...permissions, ...scopes };

/** What is allowed, each with its words beside it. */
export function inWords(allowed: readonly (Scope | Permission)[]): string[] {
	const width = Math.max(...allowed.map((scope) => scope.length));
	return allowed.map((scope) => `${scope.padEnd(width)}  ${words[scope]}`);
}
