import { isLastAdministrator } from '@gatehouse/db';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { actOnUser } from '../roles/authority.ts';

/** Deletes an account with all that is its own, for good, and tells its owner. The address is free again. */
export async function deleteUser(ctx: Context & { user: Viewer }, userId: string): Promise<void> {
	try {
		await ctx.db.$transaction(async (tx) => {
			await actOnUser(tx, ctx.user, userId);
			const { username, email } = await tx.user.delete({
				where: { id: userId },
				select: { username: true, email: true }
			});
			const values = { username, at: ctx.now().toISOString() };
			await ctx.mailer.send(tx, { template: 'accountDeleted', to: email, values });
		});
	} catch (error) {
		if (isLastAdministrator(error))
			throw refuse({ kind: 'conflict', conflict: 'lastAdministrator' }, error);
		throw error;
	}
}
