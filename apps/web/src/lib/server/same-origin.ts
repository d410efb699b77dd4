interface Asked {
	readonly method: string;
	readonly header: (name: string) => string | null;
}

const safe = new Set(['GET', 'HEAD', 'OPTIONS']);

/**
 * Whether a request that changes something comes from one of our own pages, or from no browser at all.
 * Exact origins: scheme and port count. `null` (a sandboxed page) is somebody else.
 * @returns what was missing, for the log and for whoever develops locally; undefined when it may pass.
 */
export function crossSite(
	{ method, header }: Asked,
	origins: readonly string[]
): string | undefined {
	if (safe.has(method)) return undefined;
	// A browser never adds this by itself, and who sends it is asked by it alone: nothing ambient can be abused.
	if (header('authorization') !== null) return undefined;
	const origin = header('origin');
	if (origin !== null)
		return origins.includes(origin)
			? undefined
			: `Origin should be ${origins[0]} and is ${origin}.`;
	const site = header('sec-fetch-site');
	if (site !== null)
		return site === 'same-origin'
			? undefined
			: `Sec-Fetch-Site should be same-origin and is ${site}.`;
	// Neither: no browser of the last years. Without a cookie nothing ambient can be abused.
	return header('cookie') === null ? undefined : 'A request with a cookie needs an Origin header.';
}

/**
 * Whether a page of another site sent somebody here, for what a GET leaves a row of in the log: a link would make whoever administers
 * leave it. Who typed the address (`none`) or is no browser meant it.
 * @returns what was wrong, likewise.
 */
export function sentByOthers({ header }: Pick<Asked, 'header'>): string | undefined {
	const site = header('sec-fetch-site');
	if (site === null || site === 'same-origin' || site === 'none') return undefined;
	if (header('authorization') !== null) return undefined;
	return `Sec-Fetch-Site should be same-origin or none and is ${site}.`;
}
