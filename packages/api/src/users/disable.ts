import { disableUser, enableUser } from '@gatehouse/auth';
import { disableUser as schema, type DisableUser } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { actOnUser } from '../roles/authority.ts';
import { keepingOne } from '../roles/last-administrator.ts';

type Signed = Context & { user: Viewer };

/**
 * Closes an account, logs its owner out everywhere, and tells them why. Of one that is closed it puts the reason right; but not
 * where only those that are open are meant.
 * @returns whether it did something.
 */
export async function disable(
	ctx: Signed,
	input: DisableUser,
	{ openOnly = false } = {}
): Promise<boolean> {
	const { userId, reason, note } = input;
	const at = ctx.now();
	const until = input.until ? new Date(`${input.until}T00:00:00Z`) : null;
	if (until && until <= at) throw invalid(schema, { until: 'Choose a day that is still to come.' });
	return keepingOne(ctx.db, async (tx) => {
		const { username, email } = await actOnUser(tx, ctx.user, userId);
		if (openOnly && (await tx.user.count({ where: { id: userId, disabledAt: { not: null } } })) > 0)
			return false;
		await disableUser(tx, userId, { reason, note, until }, at);
		await ctx.sessions.endAll(tx, userId);
		const values = {
			username,
			reason,
			until: until?.toISOString() ?? '',
			at: at.toISOString()
		};
		await ctx.mailer.send(tx, { template: 'accountDisabled', to: email, values });
		return true;
	});
}

/**
 * Opens it again, and tells its owner. Of one that is open: nothing.
 * @returns whether it was closed.
 */
export async function enable(ctx: Signed, userId: string): Promise<boolean> {
	return ctx.db.$transaction(async (tx) => {
		const { username, email } = await actOnUser(tx, ctx.user, userId);
		if (!(await enableUser(tx, userId))) return false;
		const values = { username, at: ctx.now().toISOString() };
		await ctx.mailer.send(tx, { template: 'accountEnabled', to: email, values });
		return true;
	});
}
