import {
	isAllowed,
	isOwnPermission,
	isScope,
	type Access,
	type OwnPermission,
	type Permission,
	type RefusalKind,
	type Scope,
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
	/** Asks whoever comes to have proven lately who they are. A token is never asked: what it may is said by its scopes. */
	readonly stepUp?: true;
	/** Also for whoever looks through somebody's eyes, though it changes something: it ends that. */
	readonly whileViewing?: true;
	/** What is to be noted when the procedure did its work. */
	readonly after?: (context: Context & Known) => Promise<void>;
}

/** What the compiler prints where an act begins with `may`. */
type AsksNothing =
	"Whoever changes something by a permission has to have proven lately who they are: act('user_archived', confirmed('users:disable')). may() is for questions.";

/** A policy that an act can begin with. */
export interface ForActs {
	readonly forActs?: AsksNothing;
}

interface OnlyAsks {
	readonly forActs: 'may';
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
	stepUp: true,
	scope: null,
	refuses: ['signedOut', 'notAllowed', 'stepUpRequired'],
	admit(context) {
		const known = someoneIn(context);
		if (known.session.viewer) throw refuse({ kind: 'notAllowed', why: 'viewing' });
		if (known.session.confirmedUntil <= context.now()) throw refuse({ kind: 'stepUpRequired' });
		return known;
	},
	after: keepConfirmed
};

/** Whoever goes on changing things is not asked again in the midst of it. */
async function keepConfirmed({ sessions, session }: Context): Promise<void> {
	if (session) await sessions.keepConfirmed(session.id, session.confirmedAt);
}

/**
 * The holders of a permission, as their roles are at this moment; by token, where it has the scope of that name too. For questions; and
 * for acts only where the permission is one that a product brought along, which administers nothing.
 */
export function may(permission: OwnPermission): Policy<Someone>;
export function may(permission: Permission): Policy<Someone> & OnlyAsks;
export function may(permission: Permission): Policy<Someone> & OnlyAsks {
	return { ...held(permission), forActs: 'may' };
}

const held = (permission: Permission): Policy<Someone> => ({
	access: permission,
	scope: isScope(permission) ? permission : null,
	refuses: ['signedOut', 'notAllowed', 'secondFactorRequired'],
	admit(context) {
		const known = someone(context);
		if (isAllowed(permission, known.user)) {
			// What every member may do to themselves is not administration.
			if (known.user.factorDue === 'required' && !isOwnPermission(permission))
				throw refuse({ kind: 'secondFactorRequired' });
			return known;
		}
		if (context.session?.viewer) throw refuse({ kind: 'notAllowed', why: 'viewing' });
		throw refuse({ kind: 'notAllowed', why: 'missingPermission', permission });
	}
});

/** The same for acts: of a person once they proved lately who they are, for it is more than a screen left open should do. */
export function confirmed(permission: Exclude<Permission, Scope>): Policy<SomeoneIn>;
export function confirmed(permission: Permission): Policy<Someone>;
export function confirmed(permission: Permission): Policy<Someone> | Policy<SomeoneIn> {
	const holders = held(permission);
	return {
		...holders,
		stepUp: true,
		refuses: [...new Set([...holders.refuses, ...recentlyConfirmed.refuses])],
		admit(context) {
			const known = holders.admit(context);
			return context.token ? known : recentlyConfirmed.admit(context);
		},
		after: keepConfirmed
	};
}
