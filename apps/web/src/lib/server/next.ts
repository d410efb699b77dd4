const fallback = '/profile';
const never = /^\/(login|logout|api)([/?#]|$)/;

/** `wanted` as a path of this site, or undefined for whatever leads elsewhere, however it is written. */
export function localPath(wanted: string | null, origin: string): string | undefined {
	// A browser reads a backslash as a slash and drops control characters: neither belongs in a path of ours.
	if (!wanted?.startsWith('/') || /^\/[/\\]|[\\\u0000-\u001f\u007f]/.test(wanted)) return undefined;
	const url = URL.parse(wanted, origin);
	if (url?.origin !== origin || url.pathname.startsWith('//')) return undefined;
	return url.pathname + url.search + url.hash;
}

/** Where to go after logging in: what `?next=` asks for where that is a page of this site, else the profile. Never an error. */
export function goNext(url: URL): string {
	const path = localPath(url.searchParams.get('next'), url.origin);
	if (!path || never.test(decoded(path))) return fallback;
	return path;
}

function decoded(path: string): string {
	try {
		return decodeURIComponent(path);
	} catch {
		return '/login'; // cannot be decoded: nowhere to go
	}
}
