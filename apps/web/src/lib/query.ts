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

/** Where a form posts to: this very view and, in it, an action. */
export function posting(search: string, action: string): string {
	const query = changed(search, {});
	return query ? `?${query}&/${action}` : `?/${action}`;
}
