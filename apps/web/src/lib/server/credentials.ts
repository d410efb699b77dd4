import type { Credentials, Kept } from '@gatehouse/api';
import type { Cookies } from '@sveltejs/kit';

/** The router's port over cookies. `__Host-`: this host, this path, https only; plain http is loopback's alone. */
export function credentialsOf(cookies: Cookies, origin: string): Credentials {
	const secure = origin.startsWith('https:');
	const attributes = { path: '/', httpOnly: true, secure, sameSite: 'lax' } as const;
	const kept = (plain: string): Kept => {
		const name = secure ? `__Host-${plain}` : plain;
		return {
			token: cookies.get(name) ?? null,
			set: (token, expiresAt) =>
				cookies.set(name, token, expiresAt ? { ...attributes, expires: expiresAt } : attributes),
			clear: () => cookies.delete(name, attributes)
		};
	};
	return {
		session: kept('session'),
		device: kept('device'),
		pending: kept('mfa'),
		own: kept('own'),
		registration: kept('registration')
	};
}

const nothing: Kept = { token: null, set() {}, clear() {} };

/** Of who asks by token: no cookie is read, and none is set. */
export const noCredentials: Credentials = {
	session: nothing,
	device: nothing,
	pending: nothing,
	own: nothing,
	registration: nothing
};
