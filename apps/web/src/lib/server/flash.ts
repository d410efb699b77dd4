import type { Cookies } from '@sveltejs/kit';

const done = 'notice';
const refused = 'refusal';
const attributes = { path: '/', httpOnly: true, sameSite: 'lax' } as const;

/** A sentence that survives one redirect: "Saved." is said on the page that follows, with and without JavaScript. */
export const flash = (cookies: Cookies, sentence: string) => leave(cookies, done, sentence);

/** The same of what was refused: why one is on another page now. */
export const flashRefusal = (cookies: Cookies, sentence: string) =>
	leave(cookies, refused, sentence);

/** The sentence left by the act before, once. */
export const flashed = (cookies: Cookies) => take(cookies, done);

export const flashedRefusal = (cookies: Cookies) => take(cookies, refused);

const leave = (cookies: Cookies, name: string, sentence: string) =>
	cookies.set(name, sentence, { ...attributes, maxAge: 60 });

function take(cookies: Cookies, name: string): string | null {
	const sentence = cookies.get(name);
	if (sentence === undefined) return null;
	cookies.delete(name, attributes);
	return sentence.slice(0, 200);
}
