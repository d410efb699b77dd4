import { isAllowed, type Access, type Permission } from '@gatehouse/contract';
import type { Context, Viewer } from './context.ts';
import { refuse } from './refuse.ts';

/** Who may call a procedure: said as data (`access`, what the census lists) and decided by `admit`. */
export interface Policy<Known extends object> {
	readonly access: Access;
	/** @returns what is now known of the context. Throws a refusal. */
	readonly admit: (context: Context) => Known;
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
