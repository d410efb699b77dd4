import {
	beginFactorReset,
	consumeFactorReset,
	declineFactorReset,
	endFactorReset,
	endPendingLogins,
	findFactorReset,
	removeFactors,
	revokeApiTokens
} from '@gatehouse/auth';
import { mailedLink, type FactorResetPreview } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { hours, tooMany } from '../limit.ts';
import { refuse } from '../refuse.ts';
import { tellOfFactor } from './changed.ts';
import { pendingHere } from './complete.ts';

const gone = {
	form: 'This link was used already, was cancelled, has run out, or a login with the second step has ended it. Log in to ask for a new one.'
};
const notYet = { form: 'It is not time yet. The link works from the moment that this page says.' };

/** Mails to one owner in a day, from whatever address they are asked for: nobody's mailbox is filled by who knows a password. */
const mails = (userId: string) => ({
	key: `second factor, lost\n${userId}`,
	most: 5,
	seconds: hours(24)
});

/**
 * Begins to turn somebody's two-step login off, for whoever did the first step in this browser. Nothing changes yet: it waits, and its
 * owner hears of it at once.
 */
export async function requestReset(ctx: Context): Promise<{ dueAt: Date }> {
	const { db, mailer, product, limits, now } = ctx;
	const { userId, username, email } = await pendingHere(ctx);
	describe(db, { subject: { id: userId, username } });
	const over = await limits.hit([mails(userId)]);
	if (over) throw tooMany(over);
	return db.$transaction(async (tx) => {
		const delay = product.secondFactor.recoveryDelay;
		const { token, dueAt, expiresAt } = await beginFactorReset(tx, { userId, delay }, now());
		const times = { due: dueAt.toISOString(), until: expiresAt.toISOString() };
		const values = { username, at: now().toISOString(), ...times, token };
		await mailer.send(tx, { template: 'factorResetRequested', to: email, userId, values });
		return { dueAt };
	});
}

/** What a mailed link would do, and from when on. Looking does nothing. */
export async function previewReset(
	{ db, now }: Context,
	token: string
): Promise<FactorResetPreview> {
	const reset = await findFactorReset(db, token, now());
	if (!reset) return { state: 'gone' };
	const { dueAt, expiresAt, user } = reset;
	const state = dueAt <= now() ? 'ready' : 'waiting';
	return { state, username: user.username, dueAt, expiresAt };
}

/**
 * Turns it off by the mailed link, once it is due. Whoever is logged in anywhere is logged out, and nobody is logged in by it: that takes
 * the password still.
 */
export async function completeReset(ctx: Context, token: string): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		const at = ctx.now();
		const userId = await consumeFactorReset(tx, token, at);
		if (!userId) throw invalid(mailedLink, (await findFactorReset(tx, token, at)) ? notYet : gone);
		const { username } = await tx.user.findUniqueOrThrow({
			where: { id: userId },
			select: { username: true }
		});
		describe(tx, { subject: { id: userId, username } });
		// The undo link is of this very moment, so that it brings back what is removed now.
		await tellOfFactor(ctx, tx, userId, 'twoFactorReset');
		await removeFactors(tx, userId, at);
		await endPendingLogins(tx, userId);
		await ctx.sessions.endAll(tx, userId);
		await revokeApiTokens(tx, userId);
	});
}

/** "It wasn't me", of whoever is logged in: nothing is turned off. */
export async function cancelReset({ db, user }: Context & { user: Viewer }): Promise<void> {
	await db.$transaction(async (tx) => {
		if (!(await endFactorReset(tx, user.id))) throw refuse({ kind: 'notFound' });
	});
}

/** "It wasn't me", by the mailed link. */
export async function declineReset({ db }: Context, token: string): Promise<void> {
	await db.$transaction(async (tx) => {
		const owner = await declineFactorReset(tx, token);
		if (!owner) throw invalid(mailedLink, gone);
		describe(tx, { subject: owner });
	});
}
