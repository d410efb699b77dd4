import { disableUser, enableUser, undoDisabling } from '@gatehouse/auth';
import { disableUser as schema, undoSeconds, type DisableUser } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Tx } from '@gatehouse/db';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';
import { actOnUser } from '../roles/authority.ts';
import { keepingOne } from '../roles/last-administrator.ts';

type Signed = Context & { user: Viewer };

/** Seconds that undoing is still taken: what is shown for ten comes by a slow line, too. The owner's mail leaves after that. */
const taken = 2 * undoSeconds;

/**
 * Closes an account, logs its owner out everywhere, and tells them why. `isNew`: it was open, and so can be undone; else the reason
 * was put right, but not with `openOnly`: then those that are closed are left as they are.
 */
export async function disable(
	ctx: Signed,
	input: DisableUser,
	{ openOnly = false } = {}
): Promise<{ isNew: boolean }> {
	const { userId, reason, note } = input;
	const at = ctx.now();
	const until = input.until ? new Date(`${input.until}T00:00:00Z`) : null;
	if (until && until <= at) throw invalid(schema, { until: 'Choose a day that is still to come.' });
	return keepingOne(ctx.db, async (tx) => {
		const { username, email: to } = await actOnUser(tx, ctx.user, userId);
		if (openOnly && (await tx.user.count({ where: { id: userId, disabledAt: { not: null } } })) > 0)
			return unchanged(tx);
		const isNew = await disableUser(tx, userId, { reason, note, until }, at);
		const values = {
			username,
			reason,
			until: until?.toISOString() ?? '',
			at: at.toISOString()
		};
		const letter = { template: 'accountDisabled', userId, to, values } as const;
		describe(tx, { after: { reason, until: until?.toISOString() ?? null } });
		await ctx.mailer.withdraw(tx, letter);
		await ctx.mailer.send(tx, letter, { after: taken });
		return { isNew };
	});
}

function unchanged(tx: Tx) {
	describe(tx, { unchanged: true });
	return { isNew: false };
}

/** Within seconds: as if it had never been disabled. Their sessions and tokens work again, and the mail is not sent. */
export async function undoDisable(ctx: Signed, userId: string): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		const { username, email: to } = await actOnUser(tx, ctx.user, userId);
		const since = new Date(ctx.now().getTime() - taken * 1000);
		if (!(await undoDisabling(tx, userId, since)))
			throw refuse({ kind: 'conflict', conflict: 'tooLateToUndo' });
		describe(tx, { after: { disabled: false } });
		if (await ctx.mailer.withdraw(tx, { template: 'accountDisabled', userId })) return;
		// It left in that very moment: they hear that it holds no more.
		const values = { username, at: ctx.now().toISOString() };
		await ctx.mailer.send(tx, { template: 'accountEnabled', userId, to, values });
	});
}

/**
 * Opens it again, and tells its owner. Of one that is open: nothing.
 * @returns whether it was closed.
 */
export async function enable(ctx: Signed, userId: string): Promise<boolean> {
	return ctx.db.$transaction(async (tx) => {
		const { username, email: to } = await actOnUser(tx, ctx.user, userId);
		const isNew = await enableUser(tx, userId);
		describe(tx, { unchanged: !isNew, after: { disabled: false } });
		if (!isNew) return false;
		const values = { username, at: ctx.now().toISOString() };
		await ctx.mailer.withdraw(tx, { template: 'accountDisabled', userId });
		await ctx.mailer.send(tx, { template: 'accountEnabled', userId, to, values });
		return true;
	});
}
