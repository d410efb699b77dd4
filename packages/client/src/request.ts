import type { FetchRequest, Site } from './site.ts';

/** What the client knows of a procedure while it runs. */
export interface Procedure {
	readonly kind: 'query' | 'mutation';
	readonly input: boolean;
	/** The refusals that it can give. */
	readonly refuses: readonly string[];
}

/** A question is a GET, a change is a POST: nothing secret is part of an address, because nothing secret goes into a question. */
export function requestOf(
	{ origin, token }: Site,
	name: string,
	{ kind, input: takesInput }: Procedure,
	input: unknown,
	signal: AbortSignal
): { url: string; request: FetchRequest } {
	const url = `${origin}/api/trpc/${name}`;
	const json = takesInput ? JSON.stringify(input ?? {}) : undefined;
	const shared = {
		// Followed, a redirect would take the token to wherever it leads.
		redirect: 'manual',
		credentials: token === null ? 'same-origin' : 'omit',
		signal
	} as const;
	const headers: Record<string, string> = {
		accept: 'application/json',
		...(token !== null && { authorization: `Bearer ${token}` })
	};
	if (kind === 'query') {
		const question = json === undefined ? url : `${url}?input=${encodeURIComponent(json)}`;
		return { url: question, request: { ...shared, method: 'GET', headers } };
	}
	const body = json === undefined ? {} : { body: json };
	headers['content-type'] = 'application/json';
	return { url, request: { ...shared, ...body, method: 'POST', headers } };
}
