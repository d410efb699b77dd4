import type { RequestEvent } from '@sveltejs/kit';

/** What the gate turns away, and what a program reads of it; a person reads the site's own error page. */
const said = {
	403: 'Not allowed.',
	413: 'This is more than can be sent at once.',
	503: 'The database does not answer just now. Try again in a few seconds.'
} as const;

export type Denied = keyof typeof said;

/** A request that the gate itself turns away. `why`: what to mend, for who develops locally. */
export async function denied(
	event: RequestEvent,
	status: Denied,
	why: string = said[status]
): Promise<Response> {
	const headers = { ...(status === 503 ? { 'retry-after': '5' } : {}) };
	if (!wantsPage(event)) return Response.json({ message: why, status }, { status, headers });
	// Without its cookies where they cannot be checked: that page must not ask the database either.
	const page = await event.fetch(`/denied?status=${status}`, {
		headers: { accept: 'text/html' },
		credentials: status === 503 ? 'omit' : 'same-origin'
	});
	for (const [name, value] of Object.entries(headers)) page.headers.set(name, value);
	return page;
}

const wantsPage = ({ isDataRequest, request }: RequestEvent) =>
	!isDataRequest && (request.headers.get('accept')?.includes('text/html') ?? false);
