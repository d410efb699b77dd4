import { isLastAdministrator } from '@gatehouse/db';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { actOnRole, actOnUser } from './authority.ts';

type Signed = Context & { user: Viewer };
interface RoleOfUser {
	userId: string;
	roleId: string;
}

/** Gives a role. Giving it twice is giving it once. */
export async function assign(ctx: Signed, { userId, roleId }: RoleOfUser): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		await actOnRole(tx, ctx.user, roleId);
		const given = { userId, roleId, givenAt: ctx.now(), givenById: ctx.user.id };
		await tx.userRole.createMany({ data: [given], skipDuplicates: true });
	});
}

/** Takes a role away. That the last administrator stays is held in the database, whoever asks and however many at once. */
export async function unassign(ctx: Signed, { userId, roleId }: RoleOfUser): Promise<void> {
	try {
		await ctx.db.$transaction(async (tx) => {
			await actOnUser(tx, ctx.user, userId);
			await actOnRole(tx, ctx.user, roleId);
			await tx.userRole.deleteMany({ where: { userId, roleId } });
		});
	} catch (error) {
		if (isLastAdministrator(error))
			throw refuse({ kind: 'conflict', conflict: 'lastAdministrator' }, error);
		throw error;
	}
}
