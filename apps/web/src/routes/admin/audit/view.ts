import type { AuditEvent, AuditOutcome } from '@gatehouse/contract/audit';

/** What narrows the log. Each is a parameter of the address; `who` and `whom` are usernames or ids. */
export const parameters = [
	'who',
	'whom',
	'event',
	'outcome',
	'since',
	'before',
	'address'
] as const;
export type Parameter = (typeof parameters)[number];

export interface View {
	readonly who?: string | undefined;
	readonly whom?: string | undefined;
	readonly event?: AuditEvent | undefined;
	readonly outcome?: AuditOutcome | undefined;
	readonly since?: string | undefined;
	readonly before?: string | undefined;
	readonly address?: string | undefined;
}

/** A view as the end of an address, with where it goes on. */
export function addressOf(view: View, cursor?: string | null): '' | `?${string}` {
	const said = parameters.flatMap((name): [string, string][] => {
		const value = view[name];
		return value ? [[name, value]] : [];
	});
	if (cursor) said.push(['cursor', cursor]);
	const query = new URLSearchParams(said).toString();
	return query ? `?${query}` : '';
}

export const isNarrowed = (view: View) => parameters.some((name) => view[name]);
