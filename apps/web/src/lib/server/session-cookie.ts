import type { Credentials } from '@gatehouse/api';
import type { Cookies } from '@sveltejs/kit';

/** The session's cookie, behind the router's port. `__Host-`: this host, this path, https only; plain http is loopback's alone. */
export function sessionCookie(cookies: Cookies, origin: string): Credentials {
	const secure = origin.startsWith('https:');
	const name = secure ? '__Host-session' : 'session';
	const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
	return {
		token: cookies.get(name) ?? null,
		set: (token, expiresAt) =>
			cookies.set(name, token, expiresAt ? { ...attributes, expires: expiresAt } : attributes),
		clear: () => cookies.delete(name, attributes)
	};
}
