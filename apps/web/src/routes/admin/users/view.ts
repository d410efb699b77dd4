import type { TwoFactorState, UserOrder, UserState } from '@gatehouse/contract/users';

/** What narrows the list. Each is a parameter of the address. */
export const filters = [
	'search',
	'state',
	'twoFactor',
	'roleId',
	'joinedSince',
	'joinedBefore',
	'seenSince',
	'seenBefore'
] as const;
export type Filter = (typeof filters)[number];

export const parameters = [...filters, 'sort', 'cursor'] as const;
export type Parameter = (typeof parameters)[number];

/** What is shown: the whole of it is in the address, so a link to it restores it and Back undoes it. */
export interface View {
	readonly search?: string | undefined;
	readonly state?: UserState | undefined;
	readonly twoFactor?: TwoFactorState | undefined;
	readonly roleId?: string | undefined;
	/** Days, such as 2026-01-31. `Before` leaves its own day out. */
	readonly joinedSince?: string | undefined;
	readonly joinedBefore?: string | undefined;
	readonly seenSince?: string | undefined;
	readonly seenBefore?: string | undefined;
	readonly sort?: UserOrder | undefined;
	readonly cursor?: string | undefined;
}

/** Newest first, which no address has to say. */
export const usualOrder: UserOrder = 'newest';

/** What an address says of a view, with some of it changed: its first page, unless the change is a cursor. */
export function said(view: View, changes: View = {}): [Parameter, string][] {
	const wanted: View = { ...view, cursor: undefined, ...changes };
	return parameters.flatMap((name) => {
		const value = wanted[name];
		const usual = !value || (name === 'sort' && value === usualOrder);
		return usual ? [] : [[name, value]];
	});
}

/** The same as the end of an address. */
export function addressOf(view: View, changes: View = {}): '' | `?${string}` {
	const query = new URLSearchParams(said(view, changes)).toString();
	return query ? `?${query}` : '';
}

/** The whole of it: this very page of the list. */
export const here = (view: View) => addressOf(view, { cursor: view.cursor });

export const isNarrowed = (view: View) => filters.some((name) => view[name]);

/** A view of everyone, in the same order. */
export const everyone: View = Object.fromEntries(filters.map((name) => [name, undefined]));
