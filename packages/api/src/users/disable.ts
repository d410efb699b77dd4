import { disableUser, enableUser } from '@gatehouse/auth';
import { disableUser as schema, type DisableUser } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { actOnUser } from '../roles/authority.ts';
import { keepingOne } from '../roles/last-administrator.ts';

type Signed = Context & { user: Viewer };

/** Closes an account, logs its owner out everywhere, and tells them why. */
export async function disable(ctx: Signed, input: DisableUser): Promise<void> {
	const { userId, reason, note } = input;
	const at = ctx.now();
	const until = input.until ? new Date(`${input.until}T00:00:00Z`) : null;
	if (until && until <= at) throw invalid(schema, { until: 'Choose a day that is still to come.' });
	await keepingOne(ctx.db, async (tx) => {
		const { username, email } = await actOnUser(tx, ctx.user, userId);
		await disableUser(tx, userId, { reason, note, until }, at);
		await ctx.sessions.endAll(tx, userId);
		const values = {
			username,
			reason,
			until: until?.toISOString() ?? '',
			at: at.toISOString()
		};
		await ctx.mailer.send(tx, { template: 'accountDisabled', to: email, userId, values });
	});
}

/** Opens it again, and tells its owner. Of one that is open: nothing. */
export async function enable(ctx: Signed, userId: string): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		const { username, email } = await actOnUser(tx, ctx.user, userId);
		if (!(await enableUser(tx, userId))) return;
		const values = { username, at: ctx.now().toISOString() };
		await ctx.mailer.send(tx, { template: 'accountEnabled', to: email, userId, values });
	});
}
