/** A header of 100 KB is no token, and nobody has to look at all of it. */
const most = 128;

/**
 * The token of an `Authorization` header (RFC 6750, 2.1); null for a header that has none. Whoever sends this header is asked by it
 * alone: a wrong one never falls back to a cookie.
 */
export function bearerToken(authorization: string): string | null {
	if (authorization.length > most) return null;
	return /^Bearer ([\w-]+)$/i.exec(authorization)?.[1] ?? null;
}
