import type { ViewAs } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import { comeBack, lookThrough } from '../auth/enter.ts';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { actOnUser } from '../roles/authority.ts';

type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };

/**
 * "View as": begins to look through the eyes of somebody who may do less, for half an hour, and tells them. One's own session waits
 * under a new token.
 */
export async function impersonate(ctx: SomeoneIn, { userId, reason }: ViewAs): Promise<void> {
	const { user, session, sessions, client: from, now } = ctx;
	const { lent, own } = await ctx.db.$transaction(async (tx) => {
		const { username, email, disabledAt, held } = await actOnUser(tx, user, userId);
		if (disabledAt) throw refuse({ kind: 'conflict', conflict: 'accountDisabled' });
		// Who may do the same is looked at by nobody: there is nothing to see that one does not see oneself, and much to hide behind.
		if (user.permissions.every((permission) => held.includes(permission)))
			throw refuse({ kind: 'notAllowed', why: 'asMuchAsYours' });
		describe(tx, { after: { reason } });
		const viewer = { id: user.id, username: user.username, sessionId: session.id };
		const lent = await sessions.lend(tx, { viewer, userId, from });
		const own = await sessions.rotate(tx, session.id);
		if (!own) throw refuse({ kind: 'conflict', conflict: 'changedMeanwhile' });
		const values = { username, viewer: user.username, reason, at: now().toISOString() };
		const told = { template: 'viewedAs', to: email, userId, values } as const;
		await ctx.mailer.send(tx, told);
		return { lent, own };
	});
	lookThrough(ctx, lent, own);
}

/**
 * Ends it, back to one's own session under a new token; logged out where that has ended meanwhile.
 * @returns through whose eyes one looked; null: through nobody's.
 */
export async function stopImpersonating(ctx: SomeoneIn): Promise<{ userId: string } | null> {
	const { user, session, sessions, credentials } = ctx;
	const { viewer } = session;
	const own = await ctx.db.$transaction(async (tx) => {
		if (!viewer) return describe(tx, { unchanged: true });
		describe(tx, { actor: viewer, impersonatorId: null, subject: user });
		await sessions.takeBack(tx, viewer.sessionId);
		return sessions.rotate(tx, viewer.sessionId);
	});
	if (!viewer) return null;
	comeBack(credentials, own ?? null);
	return { userId: user.id };
}
