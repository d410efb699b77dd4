import type { RequestEvent } from '@sveltejs/kit';

/** A request that the gate itself turns away: the site's own error page for people, JSON for programs. */
export async function denied(
	event: RequestEvent,
	status: 403 | 413,
	why?: string
): Promise<Response> {
	const wantsPage =
		!event.isDataRequest && event.request.headers.get('accept')?.includes('text/html');
	if (wantsPage)
		return event.fetch(`/denied?status=${status}`, { headers: { accept: 'text/html' } });
	const message =
		why ?? (status === 413 ? 'This is more than can be sent at once.' : 'Not allowed.');
	return Response.json({ message, status }, { status });
}
