import { endPendingLogin } from '@gatehouse/auth';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';

/**
 * Ends what the caller came by: the session of a browser, a login whose second step is due, or the token of a program. Fails loudly:
 * "logged out" must be true.
 */
export async function logOut(ctx: Context) {
	const { db, user, token, sessions, tokens } = ctx;
	const viewer = ctx.session?.viewer;
	const { session, pending, own } = ctx.credentials;
	await db.$transaction(async (tx) => {
		if (!user) describe(tx, { unchanged: true });
		if (user && token) await tokens.revoke(tx, user.id, token.id);
		if (session.token) await sessions.end(tx, session.token);
		if (pending.token) await endPendingLogin(tx, pending.token);
		// Who looked through somebody's eyes is the one who leaves.
		if (viewer) {
			describe(tx, { actor: viewer, impersonatorId: null, subject: viewer });
			await sessions.endOne(tx, viewer.id, viewer.sessionId);
		}
	});
	session.clear();
	own.clear();
	if (pending.token) pending.clear();
}
