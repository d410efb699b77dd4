import type { Context, Viewer } from '../context.ts';
import { actOnRole, actOnUser } from './authority.ts';
import { keepingOne } from './last-administrator.ts';

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

/** Takes a role away. */
export async function unassign(ctx: Signed, { userId, roleId }: RoleOfUser): Promise<void> {
	await keepingOne(ctx.db, async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		await actOnRole(tx, ctx.user, roleId);
		await tx.userRole.deleteMany({ where: { userId, roleId } });
	});
}
