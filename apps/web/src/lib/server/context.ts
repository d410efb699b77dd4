import { viewerOf, type Context, type Services } from '@gatehouse/api';
import type { RequestEvent } from '@sveltejs/kit';
import { credentialsOf } from './credentials.ts';

type Asked = Pick<
	RequestEvent,
	'cookies' | 'request' | 'url' | 'isDataRequest' | 'getClientAddress'
>;

/** Who asks, from where, with what services. One SQL statement for whoever has a session cookie, none for who has not. */
export async function createContext(
	event: Asked,
	services: Services,
	origin: string,
	requestId: string
): Promise<Context> {
	const credentials = credentialsOf(event.cookies, origin);
	const { session } = credentials;
	const found = session.token ? await services.sessions.read(session.token) : null;
	// Not by what a page asks on the side: that may be on its way while a form renews the session, and would take the new one away.
	const aside = event.isDataRequest || event.url.pathname.startsWith('/api/');
	if (session.token && !found && !aside) session.clear();
	return {
		...services,
		credentials,
		user: found && viewerOf(found),
		session: found?.session ?? null,
		client: {
			address: event.getClientAddress() || null,
			userAgent: event.request.headers.get('user-agent')?.slice(0, 256) ?? null
		},
		requestId
	};
}
