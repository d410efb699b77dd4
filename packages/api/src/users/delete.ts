import { eraseFrom } from '@gatehouse/audit';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { actOnUser } from '../roles/authority.ts';
import { keepingOne } from '../roles/last-administrator.ts';

/** Deletes an account with all that is its own, for good, and tells its owner. The address is free again. */
export async function deleteUser(ctx: Context & { user: Viewer }, userId: string): Promise<void> {
	await keepingOne(ctx.db, async (tx) => {
		const { username, email } = await actOnUser(tx, ctx.user, userId);
		await tx.user.delete({ where: { id: userId }, select: { id: true } });
		await eraseFrom(tx, userId);
		describe(tx, { subject: { id: userId, username: null } });
		const values = { username, at: ctx.now().toISOString() };
		const letter = { template: 'accountDeleted', to: email, userId: null, values } as const;
		await ctx.mailer.send(tx, letter);
	});
}
