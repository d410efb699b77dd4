import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';

interface Entering {
	readonly userId: string;
	readonly username: string;
	readonly remembered: boolean;
}

/**
 * The one door: every way in ends here, inside the transaction of the act that earned it.
 * The session that the browser already had is replaced, never promoted.
 */
export async function enter(ctx: Context, tx: Tx, { username, ...who }: Entering) {
	describe(tx, { entered: { id: who.userId, username } });
	const replaces = ctx.credentials.session.token;
	return ctx.sessions.start(tx, { ...who, from: ctx.client, replaces });
}

interface Started {
	readonly token: string;
	readonly expiresAt: Date | null;
}

/** Hands the new session to the browser. After the commit: a cookie for a session that was rolled back logs nobody in. */
export function carry({ credentials }: Context, { token, expiresAt }: Started): void {
	if (credentials.own.token) credentials.own.clear();
	credentials.session.set(token, expiresAt);
}
