import type { Cookies } from '@sveltejs/kit';

const name = 'viewing-ended';
const attributes = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** Leaves word for the next page that its reader does not look through somebody's eyes any more. */
export const sayViewingEnded = (cookies: Cookies) =>
	cookies.set(name, '1', { ...attributes, maxAge: 60 });

/** Whether that is so, once. */
export function viewingEnded(cookies: Cookies): boolean {
	const said = cookies.get(name) !== undefined;
	if (said) cookies.delete(name, attributes);
	return said;
}
