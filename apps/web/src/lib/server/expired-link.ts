import type { Cookies } from '@sveltejs/kit';

const name = 'expired';
const attributes = { path: '/verify-email', httpOnly: true, sameSite: 'lax' } as const;

/** Leaves for the waiting page whose link had run out: an address that somebody typed is not for the address bar. */
export const leaveExpired = (cookies: Cookies, email: string) =>
	cookies.set(name, email, { ...attributes, maxAge: 60 });

/** The address of the link that had run out, once. */
export function takeExpired(cookies: Cookies): string | null {
	const email = cookies.get(name);
	if (email === undefined) return null;
	cookies.delete(name, attributes);
	return email;
}
