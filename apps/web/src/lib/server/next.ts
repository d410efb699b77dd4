import { path } from '@gatehouse/contract/schema';

/** Characters: of what is followed at once, as the view of a hundred people who were chosen; the rest is kept in a row of the database. */
const mostNow = 8192;

const never = /^\/(login|logout|api)([/?#]|$)/;

/** `wanted` as a path of this site, or undefined for whatever leads elsewhere, however it is written. */
export function localPath(wanted: string | null, origin: string): string | undefined {
	// A browser reads a backslash as a slash and drops control characters: neither belongs in a path of ours.
	if (!wanted?.startsWith('/') || /^\/[/\\]|[\\\u0000-\u001f\u007f]/.test(wanted)) return undefined;
	const url = URL.parse(wanted, origin);
	if (url?.origin !== origin || url.pathname.startsWith('//')) return undefined;
	return url.pathname + url.search + url.hash;
}

/**
 * Where to go after proving who one is: what `?next=` asks for where that is a page of this site, else `otherwise`. Never an
 * error, and never to proving it once more.
 */
export function goNext({ searchParams, origin }: URL, otherwise = '/profile'): string {
	return wayOn(searchParams.get('next'), origin, mostNow) ?? otherwise;
}

/** What `?next=` asks for, to be kept for later; undefined where that is nowhere to go. */
export const wantedNext = ({ searchParams, origin }: URL) =>
	wayOn(searchParams.get('next'), origin);

/** Where to go after proving who one is, of what was kept for that moment. */
export const goOn = (kept: string | null, origin: string, otherwise = '/profile') =>
	wayOn(kept, origin) ?? otherwise;

/** A page that knows where to go on to. */
export const withNext = (page: string, next: string | undefined) =>
	next ? `${page}?next=${encodeURIComponent(next)}` : page;

function wayOn(wanted: string | null, origin: string, most?: number): string | undefined {
	const way = localPath(wanted, origin);
	if (!way || never.test(decoded(way)) || !fits(way, most)) return undefined;
	const url = new URL(way, origin);
	return url.pathname === '/confirm-identity'
		? wayOn(url.searchParams.get('next'), origin, most)
		: way;
}

/** A path that is not too long for what is to become of it. */
const fits = (way: string, most?: number) =>
	most ? way.length <= most : path.safeParse(way).success;

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return '/login'; // cannot be decoded: nowhere to go
	}
}
