/** A query with some parameters set and, where null, taken away. Names of actions (`/assign`) never stay. */
export function changed(search: string, changes: Record<string, string | null>): string {
	const query = new URLSearchParams(search);
	for (const name of [...query.keys()]) if (name.startsWith('/')) query.delete(name);
	for (const [name, value] of Object.entries(changes)) {
		if (value === null) query.delete(name);
		else query.set(name, value);
	}
	return query.toString();
}

/** The same as the end of an address: with its question mark, or nothing. */
export function searchWith(
	search: string,
	changes: Record<string, string | null> = {}
): '' | `?${string}` {
	const query = changed(search, changes);
	return query ? `?${query}` : '';
}

/** Where a form posts to: this very view and, in it, an action. */
export function posting(search: string, action: string): string {
	const query = changed(search, {});
	return query ? `?${query}&/${action}` : `?/${action}`;
}

/** The name of the action that a form posts to, with its slash; '' where the page has but one. */
export const actionIn = (search: string): string =>
	[...new URLSearchParams(search).keys()].find((name) => name.startsWith('/')) ?? '';

/** The address of a view, without the origin and without the action that was posted to it. */
export function viewOf({ pathname, search }: { pathname: string; search: string }): string {
	const query = changed(search, {});
	return query ? `${pathname}?${query}` : pathname;
}
