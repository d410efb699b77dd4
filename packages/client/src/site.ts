/** What is needed of a `fetch`: the platform's own, or one that stands in its place. */
export type Fetch = (url: string, request: FetchRequest) => Promise<FetchResponse>;

export interface FetchRequest {
	readonly method: 'GET' | 'POST';
	readonly headers: Record<string, string>;
	readonly body?: string;
	readonly redirect: 'manual';
	readonly credentials: 'omit' | 'same-origin';
	readonly signal: AbortSignal;
}

export interface FetchResponse {
	readonly status: number;
	text(): Promise<string>;
}

/** Where a Gatehouse is, and who asks. */
export interface Site {
	readonly origin: string;
	readonly token: string | null;
	readonly fetch: Fetch;
}

const loopback = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** @throws {TypeError} where nothing could come of it, or a token would be shown to whoever listens on the way. */
export function siteAt(url: string, token: string | undefined, fetch: Fetch): Site {
	const at = URL.canParse(url) ? new URL(url) : undefined;
	if (at?.protocol !== 'https:' && at?.protocol !== 'http:')
		throw new TypeError('`url` is where the site is, such as https://gatehouse.example.');
	if (token === undefined) return { origin: at.origin, token: null, fetch };
	if (at.protocol === 'http:' && !loopback.test(at.hostname))
		throw new TypeError(
			'A token goes over https only, but to this very machine. Use https in `url`.'
		);
	const trimmed = token.trim();
	if (!/^[\x21-\x7e]+$/.test(trimmed))
		throw new TypeError('`token` is not whole. Copy it again, or leave it out.');
	return { origin: at.origin, token: trimmed, fetch };
}
