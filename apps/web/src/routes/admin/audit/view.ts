import type { AuditEvent, AuditOutcome } from '@gatehouse/contract/audit';

/** What narrows the log. Each is a parameter of the address; `who` and `whom` are usernames, addresses of mail or ids. */
export const filters = ['who', 'whom', 'event', 'outcome', 'since', 'before', 'address'] as const;

export const parameters = [...filters, 'cursor'] as const;
export type Parameter = (typeof parameters)[number];

/** What is shown: the whole of it is in the address, so a link to it restores it and Back undoes it. */
export interface View {
	readonly who?: string | undefined;
	readonly whom?: string | undefined;
	readonly event?: AuditEvent | undefined;
	readonly outcome?: AuditOutcome | undefined;
	/** Days, such as 2026-01-31. `before` leaves its own day out. */
	readonly since?: string | undefined;
	readonly before?: string | undefined;
	readonly address?: string | undefined;
	readonly cursor?: string | undefined;
}

/** What an address says of a view, with some of it changed: its first page, unless the change is a cursor. */
export function said(view: View, changes: View = {}): [Parameter, string][] {
	const wanted: View = { ...view, cursor: undefined, ...changes };
	return parameters.flatMap((name) => {
		const value = wanted[name];
		return value ? [[name, value]] : [];
	});
}

/** The same as the end of an address. */
export function addressOf(view: View, changes: View = {}): '' | `?${string}` {
	const query = new URLSearchParams(said(view, changes)).toString();
	return query ? `?${query}` : '';
}

export const isNarrowed = (view: View) => filters.some((name) => view[name]);
