import type { Tx } from '@gatehouse/db';
import type { Context } from '../context.ts';

/**
 * The one door: every way in ends here, inside the transaction of the act that earned it.
 * The session that the browser already had is replaced, never promoted.
 */
export async function enter(ctx: Context, tx: Tx, who: { userId: string; remembered: boolean }) {
	return ctx.sessions.start(tx, { ...who, from: ctx.client, replaces: ctx.credentials.token });
}

/** Hands the new session to the browser. After the commit: a cookie for a session that was rolled back logs nobody in. */
export function carry(ctx: Context, started: Awaited<ReturnType<typeof enter>>): void {
	ctx.credentials.set(started.token, started.expiresAt);
}
