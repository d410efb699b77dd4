import { endPendingLogins, hasFactor, removeFactors } from '@gatehouse/auth';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { mailReset } from '../password/reset.ts';
import { refuse } from '../refuse.ts';
import { actOnUser } from '../roles/authority.ts';
import { tellOfFactor } from '../two-factor/changed.ts';
import { alive } from './sessions.ts';

type Signed = Context & { user: Viewer };

/**
 * Logs somebody out everywhere. What programs hold for them stays.
 * @returns whether they were logged in anywhere.
 */
export async function endSessions(ctx: Signed, userId: string): Promise<boolean> {
	return ctx.db.$transaction(async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		const were = await tx.session.count({ where: { userId, ...alive(ctx.now()) } });
		describe(tx, { unchanged: were === 0 });
		await ctx.sessions.endAll(tx, userId);
		return were > 0;
	});
}

/** Logs one of somebody's devices out. */
export async function endSession(
	ctx: Signed,
	{ userId, sessionId }: { userId: string; sessionId: string }
): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		describe(tx, { thing: { kind: 'session', id: sessionId } });
		const { count } = await tx.session.deleteMany({ where: { id: sessionId, userId } });
		if (count === 0) throw refuse({ kind: 'notFound' });
	});
}

/** Mails somebody a link to choose a new password. An administrator never chooses one for them (ASVS 6.4.6). */
export async function sendPasswordReset(ctx: Signed, userId: string): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		if (!(await mailReset(ctx, tx, { id: userId })))
			throw refuse({ kind: 'conflict', conflict: 'accountDisabled' });
	});
}

/**
 * Turns somebody's two-step login off, who lost everything for it: their password is enough then. Logs them out, and tells them.
 * @returns whether it was on.
 */
export async function resetTwoFactor(ctx: Signed, userId: string): Promise<{ wasOn: boolean }> {
	return ctx.db.$transaction(async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		if (!(await hasFactor(tx, userId))) {
			describe(tx, { unchanged: true });
			return { wasOn: false };
		}
		await tellOfFactor(ctx, tx, userId, 'twoFactorReset');
		await removeFactors(tx, userId, ctx.now());
		await endPendingLogins(tx, userId);
		await ctx.sessions.endAll(tx, userId);
		return { wasOn: true };
	});
}
