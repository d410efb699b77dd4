/** How long delivery of a mail is tried, in seconds. */
export interface Patience {
	/** Until the second try; then twice as long each time. */
	readonly first: number;
	/** Between two tries, at most. */
	readonly longest: number;
	/** From posting until it is given up. */
	readonly total: number;
}

/** Some thirty tries in a day: often while a server restarts, hourly while it is down. */
export const aDay: Patience = { first: 10, longest: 3600, total: 86_400 };

/**
 * Seconds until the next try, after `tries` that came to nothing; null where that would be too late. A quarter of it is by chance,
 * so that what failed together does not come back together. `chance` is from 0 to 1.
 */
export function nextTry(
	{ first, longest, total }: Patience,
	tries: number,
	age: number,
	chance: number
): number | null {
	const wait = Math.min(longest, first * 2 ** tries) * (0.75 + 0.25 * chance);
	return age + wait > total ? null : Math.ceil(wait);
}
