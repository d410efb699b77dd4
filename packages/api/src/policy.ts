import {
	isAllowed,
	isOwnPermission,
	isScope,
	type Access,
	type Permission,
	type RefusalKind,
	type TokenAccess
} from '@gatehouse/contract';
import type { Context, Viewer } from './context.ts';
import { refuse } from './refuse.ts';

/** Who may call a procedure: said as data (`access` and `scope`, what the census lists) and decided by `admit`. */
export interface Policy<Known extends object> {
	readonly access: Access;
	/** What a token needs to come in; null: none does. Checked before `admit`. */
	readonly scope: TokenAccess;
	/** What `admit` may throw. */
	readonly refuses: readonly RefusalKind[];
	/** @returns what is now known of the context. Throws a refusal. */
	readonly admit: (context: Context) => Known;
	/** Also for whoever looks through somebody's eyes, though it changes something: it ends that. */
	readonly whileViewing?: true;
	/** What is to be noted when the procedure did its work. */
	readonly after?: (context: Context & Known) => Promise<void>;
}

interface Someone {
	user: Viewer;
}

interface SomeoneIn extends Someone {
	session: NonNullable<Context['session']>;
}

function someone({ user }: Context): Someone {
	if (!user) throw refuse({ kind: 'signedOut' });
	return { user };
}

function someoneIn({ user, session }: Context): SomeoneIn {
	if (!user || !session) throw refuse({ kind: 'signedOut' });
	return { user, session };
}

/** Public, said aloud. */
export const anyone: Policy<object> = {
	access: 'anyone',
	scope: null,
	refuses: [],
	admit: () => ({})
};

/** Public, and by every token: for what is about the caller itself. */
export const whoever: Policy<object> = { ...anyone, scope: 'any' };

/** Whoever is leaving: to end what one came by is never refused. */
export const leaving: Policy<object> = { ...whoever, whileViewing: true };

/** Whoever is logged in. No token: what is behind it decides who can come in. */
export const signedIn: Policy<SomeoneIn> = {
	access: 'signedIn',
	scope: null,
	refuses: ['signedOut'],
	admit: someoneIn
};

/** Whoever is logged in, through somebody's eyes too: for what ends that. */
export const lookingOn: Policy<SomeoneIn> = { ...signedIn, whileViewing: true };

/** Whoever is logged in, or lets a token with this scope act for them. */
export const self = (scope: 'profile:read' | 'profile:write'): Policy<Someone> => ({
	access: 'signedIn',
	scope,
	refuses: ['signedOut'],
	admit: someone
});

/**
 * Whoever is logged in and has proven it again a short while ago: at login, or by `auth.confirmIdentity`. Fifteen minutes,
 * and on with each act that it was asked for, up to two hours.
 */
export const recentlyConfirmed: Policy<SomeoneIn> = {
	access: 'recentlyConfirmed',
	scope: null,
	refuses: ['signedOut', 'notAllowed', 'stepUpRequired'],
	admit(context) {
		const known = someoneIn(context);
		if (known.session.viewer) throw refuse({ kind: 'notAllowed', why: 'viewing' });
		if (known.session.confirmedUntil <= context.now()) throw refuse({ kind: 'stepUpRequired' });
		return known;
	},
	after: ({ sessions, session }) => sessions.keepConfirmed(session.id, session.confirmedAt)
};

/** The holders of a permission, as their roles are at this moment; by token, where it has the scope of that name too. */
export const may = (permission: Permission): Policy<Someone> => ({
	access: permission,
	scope: isScope(permission) ? permission : null,
	refuses: ['signedOut', 'notAllowed', 'secondFactorRequired'],
	admit(context) {
		const known = someone(context);
		if (isAllowed(permission, known.user)) {
			// What every member may do to themselves is not administration.
			if (known.user.factorDue && !isOwnPermission(permission))
				throw refuse({ kind: 'secondFactorRequired' });
			return known;
		}
		if (context.session?.viewer) throw refuse({ kind: 'notAllowed', why: 'viewing' });
		throw refuse({ kind: 'notAllowed', why: 'missingPermission', permission });
	}
});

/** The same, once it was proven lately who they are: for what is more than their roles should do by a screen left open. */
export function confirmed(permission: Permission): Policy<SomeoneIn> {
	const held = may(permission);
	return {
		...recentlyConfirmed,
		refuses: [...new Set([...held.refuses, ...recentlyConfirmed.refuses])],
		access: held.access,
		admit(context) {
			held.admit(context);
			return recentlyConfirmed.admit(context);
		}
	};
}
