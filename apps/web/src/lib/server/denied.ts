import { explain, type Permission, type Refusal } from '@gatehouse/contract';
import type { RequestEvent } from '@sveltejs/kit';
import { TRPC_ERROR_CODES_BY_KEY } from '@trpc/server/rpc';

/** Of a page, or of a form on it: the permission that is missing, or that one looks through somebody's eyes. */
type Needs = Permission | 'viewing' | undefined;

interface Said {
	readonly code: keyof typeof TRPC_ERROR_CODES_BY_KEY;
	readonly message?: string;
	readonly refusal?: Refusal;
}

/** What the gate turns away, and what a program reads of it; a person reads the site's own error page. */
const said = {
	401: { code: 'UNAUTHORIZED', refusal: { kind: 'signedOut', why: 'badToken' } },
	403: { code: 'FORBIDDEN', message: 'Not allowed.' },
	404: { code: 'NOT_FOUND', message: 'There is no such form.' },
	413: { code: 'PAYLOAD_TOO_LARGE', message: 'This is more than can be sent at once.' },
	503: { code: 'SERVICE_UNAVAILABLE', refusal: { kind: 'unavailable', retryAfter: 5 } }
} as const satisfies Record<number, Said>;

export type Denied = keyof typeof said;

/** What is needed of a request. */
type Asked = Pick<RequestEvent, 'fetch' | 'isDataRequest' | 'request' | 'url'> & {
	readonly locals: { readonly requestId: string };
};

/** A request that the gate itself turns away. `why`: what to mend, for who develops locally. */
export async function denied(
	event: Asked,
	status: Denied,
	needs?: Needs,
	why?: string
): Promise<Response> {
	const { code, message, refusal }: Said = said[status];
	const headers = headersOf(status, refusal);
	if (wantsPage(event)) return page(event, status, headers, needs);
	const no = needs ? asRefusal(needs) : refusal;
	const text = why ?? (needs ? undefined : message) ?? (no ? explain(no) : code);
	// A form sent by the page's script: shown as the site shows what went wrong.
	if (event.request.headers.has('x-sveltekit-action'))
		return Response.json(
			{ type: 'error', status, error: { status, message: text } },
			{ status, headers }
		);
	if (!event.url.pathname.startsWith('/api/trpc/'))
		return Response.json({ message: text, status }, { status, headers });
	// As the router would have said it, so that a program handles both alike.
	const { requestId } = event.locals;
	const data = { code, httpStatus: status, issues: null, refusal: refusal ?? null, requestId };
	const json = { message: text, code: TRPC_ERROR_CODES_BY_KEY[code], data };
	return Response.json({ error: { json } }, { status, headers });
}

const asRefusal = (needs: NonNullable<Needs>): Refusal =>
	needs === 'viewing'
		? { kind: 'notAllowed', why: 'viewing' }
		: { kind: 'notAllowed', why: 'missingPermission', permission: needs };

function headersOf(status: Denied, refusal: Refusal | undefined): Record<string, string> {
	const kept = { 'cache-control': 'no-store' };
	if (status === 401) return { ...kept, 'www-authenticate': 'Bearer error="invalid_token"' };
	if (!refusal || !('retryAfter' in refusal)) return kept;
	return { ...kept, 'retry-after': String(refusal.retryAfter) };
}

async function page(
	event: Asked,
	status: Denied,
	headers: Record<string, string>,
	needs: Needs
): Promise<Response> {
	// Without what cannot be checked, or was no good: that page must not be turned away as well.
	const page = await event.fetch(`/denied?status=${status}${needs ? `&needs=${needs}` : ''}`, {
		headers: { accept: 'text/html' },
		credentials: status === 503 || status === 401 ? 'omit' : 'same-origin'
	});
	for (const [name, value] of Object.entries(headers)) page.headers.set(name, value);
	return page;
}

const wantsPage = ({ isDataRequest, request }: Asked) =>
	!isDataRequest && (request.headers.get('accept')?.includes('text/html') ?? false);
