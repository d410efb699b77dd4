import type { Cookies } from '@sveltejs/kit';

const name = 'notice';
const attributes = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** A sentence that survives one redirect: "Saved." is said on the page that follows, with and without JavaScript. */
export const flash = (cookies: Cookies, sentence: string) =>
	cookies.set(name, sentence, { ...attributes, maxAge: 60 });

/** The sentence left by the act before, once. */
export function flashed(cookies: Cookies): string | null {
	const sentence = cookies.get(name);
	if (sentence === undefined) return null;
	cookies.delete(name, attributes);
	return sentence.slice(0, 200);
}
