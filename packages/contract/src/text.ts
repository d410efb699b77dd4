/** Characters as a person counts them (code points), so that an emoji is one and not two. */
export function characters(value: string): number {
	let count = 0;
	for (const _ of value) count++;
	return count;
}

/** PostgreSQL refuses NUL, and lone surrogates silently become U+FFFD: text with either never gets past the schema. */
export function isStorable(value: string): boolean {
	try {
		// Throws on a lone surrogate, in old browsers too. Its answer is used: a bundler drops a call whose result is not.
		return !encodeURIComponent(value).includes('%00');
	} catch {
		return false;
	}
}
