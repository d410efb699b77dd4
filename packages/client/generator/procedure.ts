import type { Access, RefusalKind, TokenAccess } from '@gatehouse/contract';
import type { LimitInWords } from './limits.ts';
import type { Property, Shape } from './shape.ts';

/** All that is known of a procedure from outside: what its types say, and what it says of itself. */
export interface Procedure {
	/** `users` of `users.list`. */
	readonly router: string;
	readonly verb: string;
	readonly kind: 'query' | 'mutation';
	readonly words: string;
	/** Null where it takes none. */
	readonly input: Shape | null;
	readonly output: Shape;
	readonly access: Access;
	/** What a token needs to call it; null: none can. */
	readonly scope: TokenAccess;
	readonly refuses: readonly RefusalKind[];
	readonly limits: readonly LimitInWords[];
}

/** A kind of refusal, and what comes with it. */
export interface Refused {
	readonly kind: string;
	readonly about: readonly Property[];
}

/** A type that has a name. */
export interface Named {
	readonly name: string;
	readonly shape: Shape;
	readonly words: string;
}

/** The router as others see it. */
export interface Interface {
	readonly procedures: readonly Procedure[];
	readonly refusals: readonly Refused[];
	readonly names: readonly Named[];
}

/** `UsersList`, as in `UsersListInput`. */
export const titleOf = ({ router, verb }: Procedure): string => capital(router) + capital(verb);

export const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The input can be left out. */
export const isBare = ({ input }: Procedure): boolean =>
	input === null || (input.is === 'object' && input.properties.every(({ optional }) => optional));

/** The names that an issue can have: the input's own, of each of its forms. */
export function fieldsOf(input: Shape | null): string[] {
	if (input?.is === 'object') return input.properties.map(({ name }) => name);
	if (input?.is === 'union') return [...new Set(input.of.flatMap(fieldsOf))];
	return [];
}
