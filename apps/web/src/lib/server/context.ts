import {
	actingByToken,
	comeBack,
	viewerOf,
	type Context,
	type Credentials,
	type Services
} from '@gatehouse/api';
import type { RequestEvent } from '@sveltejs/kit';
import { bearerToken } from './bearer.ts';
import { sayViewingEnded } from './viewing-ended.ts';
import { credentialsOf, noCredentials } from './credentials.ts';

type Asked = Pick<
	RequestEvent,
	'cookies' | 'request' | 'url' | 'isDataRequest' | 'getClientAddress'
>;

/**
 * Who asks, from where, with what services. One SQL statement for whoever has a session cookie or a token, none for who has not.
 * 'badToken': an Authorization header that is nobody's. Cookies beside one are not looked at.
 */
export async function createContext(
	event: Asked,
	services: Services,
	origin: string,
	requestId: string
): Promise<Context | 'badToken'> {
	const client = {
		address: event.getClientAddress() || null,
		userAgent: event.request.headers.get('user-agent')?.slice(0, 256) ?? null
	};
	const authorization = event.request.headers.get('authorization');
	if (authorization !== null) {
		const token = bearerToken(authorization);
		const found = token && (await services.tokens.read(token));
		if (!found) return 'badToken';
		const acting = actingByToken(found, services);
		return { ...services, ...acting, session: null, credentials: noCredentials, client, requestId };
	}
	const credentials = credentialsOf(event.cookies, origin);
	const { session } = credentials;
	const known = (session.token && (await services.sessions.read(session.token))) || null;
	const back = known ? null : await oneselfAgain(event, services, credentials);
	const found = back ?? (known === 'disabled' ? null : known);
	// Not by what a page asks on the side: that may be on its way while a form renews the session, and would take the new one away.
	const aside = event.isDataRequest || event.url.pathname.startsWith('/api/');
	// Who is disabled keeps the key: that may be undone within seconds.
	if (session.token && !known && !credentials.own.token && !aside) session.clear();
	return {
		...services,
		credentials,
		user: found && viewerOf(found, services),
		session: found?.session ?? null,
		token: null,
		client,
		requestId
	};
}

/**
 * Who looked through somebody's eyes, when that has ended by itself: their half hour is over, or they may not any more. Pages alone bring
 * them back: what a form posts was meant for the other, and would be done to themselves.
 */
async function oneselfAgain(
	{ cookies, request, url }: Asked,
	{ sessions }: Services,
	credentials: Credentials
) {
	const { own } = credentials;
	if (!own.token || request.method !== 'GET' || url.pathname.startsWith('/api/')) return null;
	const found = await sessions.read(own.token);
	if (found && found !== 'disabled') {
		const { remembered, absExpiresAt } = found.session;
		comeBack(credentials, { token: own.token, expiresAt: remembered ? absExpiresAt : null });
		sayViewingEnded(cookies);
	} else own.clear();
	return found === 'disabled' ? null : found;
}
