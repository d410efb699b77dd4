// Types as a router could have them, for the tests of what reads them.
export interface Person {
	/** As typed. */
	name: string;
	memberSince: Date;
	lastSeenAt: Date | null;
	state: 'disabled' | 'active';
	isYou: boolean;
	roles: readonly { id: string }[];
	nickname?: string;
	left?: Date | null;
	'two words': number;
}

export type Pair = [string, 0 | 1];
export type Counts = Record<string, number>;
export type Part = Pick<Person, 'name'> & { more: true };
export type Either = { a: string } | { b: number } | null;

declare class Account {
	readonly balance: number;
}
declare enum Colour {
	Red,
	Green
}
interface Endless {
	next: Endless[];
}

export interface Refused {
	map: { byName: Map<string, Person> };
	set: Set<string>;
	big: { count: bigint };
	method: { greet(): void };
	instance: Account;
	enumeration: Colour;
	endless: Endless;
	any: { value: ReturnType<typeof JSON.parse> };
	unknown: { items: unknown[] };
	bytes: Uint8Array;
	promise: Promise<string>;
	symbol: symbol;
	never: never;
}
