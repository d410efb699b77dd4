import { isAllowed, type Access, type Permission } from '@gatehouse/contract';
import type { Context, Viewer } from './context.ts';
import { refuse } from './refuse.ts';

/** Who may call a procedure: said as data (`access`, what the census lists) and decided by `admit`. */
export interface Policy<Known extends object> {
	readonly access: Access;
	/** @returns what is now known of the context. Throws a refusal. */
	readonly admit: (context: Context) => Known;
	/** What is to be noted when the procedure did its work. */
	readonly after?: (context: Context & Known) => Promise<void>;
}

interface SomeoneIn {
	user: Viewer;
	session: NonNullable<Context['session']>;
}

function someone({ user, session }: Context): SomeoneIn {
	if (!user || !session) throw refuse({ kind: 'signedOut' });
	return { user, session };
}

/** Public, said aloud. */
export const anyone: Policy<object> = { access: 'anyone', admit: () => ({}) };

export const signedIn: Policy<SomeoneIn> = { access: 'signedIn', admit: someone };

/**
 * Whoever is logged in and has proven it again a short while ago: at login, or by `auth.confirmIdentity`. Fifteen minutes,
 * and on with each act that it was asked for, up to two hours.
 */
export const recentlyConfirmed: Policy<SomeoneIn> = {
	access: 'recentlyConfirmed',
	admit(context) {
		const known = someone(context);
		if (known.session.confirmedUntil <= context.now()) throw refuse({ kind: 'stepUpRequired' });
		return known;
	},
	after: ({ sessions, session }) => sessions.keepConfirmed(session.id, session.confirmedAt)
};

/** The holders of a permission, as their roles are at this moment. */
export const may = (permission: Permission): Policy<SomeoneIn> => ({
	access: permission,
	admit(context) {
		const known = someone(context);
		if (!isAllowed(permission, known.user))
			throw refuse({ kind: 'notAllowed', why: 'missingPermission' });
		return known;
	}
});
