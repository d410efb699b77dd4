import { createHash } from 'node:crypto';
import type { Cookies } from '@sveltejs/kit';
import type { Draft } from '../draft.ts';
import { actionIn, viewOf } from '../query.ts';

const name = 'draft';
/** Seconds: time to prove who one is. */
const kept = 15 * 60;
/** Characters, as the cookie carries them: with its name and attributes a browser keeps 4096 bytes at most. */
const most = 3800;
/** What must not be kept, and what is not for a person to type. */
const never = /password|token|^code$|^__|^userIds$/i;
/** A person does not type ids. */
const isTyped = (field: string) => !/Ids?$/.test(field);

/** What is needed of a request. */
interface Asked {
	readonly cookies: Pick<Cookies, 'get' | 'set' | 'delete'>;
	readonly locals: {
		readonly context: {
			readonly user: { readonly id: string } | null;
			readonly session: { readonly confirmedUntil: Date } | null;
			readonly now: () => Date;
		};
	};
	readonly url: URL;
}

/**
 * Keeps what someone typed into a form, in their own browser, until they have proven who they are and are back on that page.
 * Never a password or a token; and nothing that is too long for a cookie, which is then lost. Also where nothing was typed it is known
 * which button it was. `away`: they are sent to prove who they are; else they stay on the page.
 * @returns whether something was kept that they typed.
 */
export function keepDraft({ cookies, locals, url }: Asked, posted: FormData, away = true): boolean {
	const draft = new URLSearchParams({
		__view: named(url),
		__action: actionIn(url.search),
		// Of whoever is logged in, so that it is not shown to who logs in next; '': nobody was.
		__who: locals.context.user?.id ?? ''
	});
	if (away) draft.set('__away', '');
	for (const [field, value] of posted)
		if (!never.test(field) && typeof value === 'string') draft.append(field, value);
	const text = draft.toString();
	if (encodeURIComponent(text).length > most) return false;
	cookies.set(name, text, { path: url.pathname, httpOnly: true, sameSite: 'lax', maxAge: kept });
	return [...draft.keys()].some((field) => !never.test(field) && isTyped(field));
}

/** What was kept for this very view, once. */
export function takeDraft({ cookies, locals, url }: Asked): Draft | null {
	const kept = new URLSearchParams(cookies.get(name));
	if (kept.get('__view') !== named(url)) return null;
	cookies.delete(name, { path: url.pathname });
	const { user, session, now } = locals.context;
	const who = kept.get('__who');
	const away = kept.has('__away');
	if (!user || !session || (who && who !== user.id)) return null;
	return {
		action: kept.get('__action') ?? '',
		typed: [...kept].filter(([field]) => !never.test(field)),
		away,
		confirmed: away && !!who && session.confirmedUntil > now()
	};
}

/** A view, by a few characters: the address of one with a hundred people in it would leave no room for anything else. */
const named = (url: URL) =>
	createHash('sha256').update(viewOf(url)).digest('base64url').slice(0, 22);
