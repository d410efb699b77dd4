import { mailPause } from '@gatehouse/contract';
import type { Cookies } from '@sveltejs/kit';

const name = 'asked';
/** Seconds: as long as the page goes on saying where to look. */
const kept = 30 * 60;

/** A mail that was asked for from this browser. */
export interface Asked {
	readonly email: string;
	readonly at: Date;
	/** Seconds until it can be asked for again; 0: now. */
	readonly againIn: number;
}

/** Remembers for a page which address a mail was asked for, so that it is still said after a reload. */
export function keepAsked(
	cookies: Pick<Cookies, 'set'>,
	path: string,
	email: string,
	now: Date
): void {
	const text = new URLSearchParams({ email, at: now.toISOString() }).toString();
	cookies.set(name, text, { path, httpOnly: true, sameSite: 'lax', maxAge: kept });
}

/** What was asked for on this page a while ago; null where nothing was. */
export function readAsked(cookies: Pick<Cookies, 'get'>, now: Date): Asked | null {
	const kept = new URLSearchParams(cookies.get(name));
	const email = kept.get('email');
	const at = new Date(kept.get('at') ?? '');
	if (!email || Number.isNaN(at.getTime()) || at > now) return null;
	const againIn = mailPause - (now.getTime() - at.getTime()) / 1000;
	return { email, at, againIn: Math.max(0, Math.ceil(againIn)) };
}
