import { scopes as words, type Scope } from '@gatehouse/contract/scopes';

/** What is allowed, each with its words beside it. */
export function inWords(allowed: readonly Scope[]): string[] {
	const width = Math.max(...allowed.map((scope) => scope.length));
	return allowed.map((scope) => `${scope.padEnd(width)}  ${words[scope]}`);
}
