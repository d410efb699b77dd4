import type { Cookies } from '@sveltejs/kit';
import type { Draft } from '../draft.ts';
import { actionIn, viewOf } from '../query.ts';

const name = 'draft';
/** Seconds: time to prove who one is. */
const kept = 15 * 60;
/** Characters, as the cookie carries them: with its name and attributes a browser keeps 4096 bytes at most. */
const most = 3800;
/** What must not be kept, and what is not for a person to type. */
const never = /password|token|^code$|^__/i;

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
 * Never a password or a token; and nothing that is too long for a cookie, which is then lost.
 * @returns whether something was kept.
 */
export function keepDraft({ cookies, locals, url }: Asked, posted: FormData): boolean {
	const draft = new URLSearchParams({
		__view: viewOf(url),
		__action: actionIn(url.search),
		// Of whoever is logged in, so that it is not shown to who logs in next; '': nobody was.
		__who: locals.context.user?.id ?? ''
	});
	const own = draft.size;
	for (const [field, value] of posted)
		if (!never.test(field) && typeof value === 'string') draft.append(field, value);
	const text = draft.toString();
	if (draft.size === own || encodeURIComponent(text).length > most) return false;
	cookies.set(name, text, { path: url.pathname, httpOnly: true, sameSite: 'lax', maxAge: kept });
	return true;
}

/** What was kept for this very view, once. */
export function takeDraft({ cookies, locals, url }: Asked): Draft | null {
	const kept = new URLSearchParams(cookies.get(name));
	if (kept.get('__view') !== viewOf(url)) return null;
	cookies.delete(name, { path: url.pathname });
	const { user, session, now } = locals.context;
	const who = kept.get('__who');
	if (!user || !session || (who && who !== user.id)) return null;
	return {
		action: kept.get('__action') ?? '',
		typed: [...kept].filter(([field]) => !never.test(field)),
		confirmed: !!who && session.confirmedUntil > now()
	};
}
