import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { actOnRole, actOnUser } from './authority.ts';
import { keepingOne } from './last-administrator.ts';

type Signed = Context & { user: Viewer };
interface RoleOfUser {
	userId: string;
	roleId: string;
}

/**
 * Gives a role. Giving it twice is giving it once.
 * @returns whether they did not hold it.
 */
export async function assign(ctx: Signed, { userId, roleId }: RoleOfUser): Promise<boolean> {
	return ctx.db.$transaction(async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		await actOnRole(tx, ctx.user, roleId);
		const given = { userId, roleId, givenAt: ctx.now(), givenById: ctx.user.id };
		const { count } = await tx.userRole.createMany({ data: [given], skipDuplicates: true });
		describe(tx, { unchanged: count === 0, after: { holds: true } });
		return count > 0;
	});
}

/**
 * Takes a role away.
 * @returns whether they held it.
 */
export async function unassign(ctx: Signed, { userId, roleId }: RoleOfUser): Promise<boolean> {
	return keepingOne(ctx.db, async (tx) => {
		await actOnUser(tx, ctx.user, userId);
		await actOnRole(tx, ctx.user, roleId);
		const { count } = await tx.userRole.deleteMany({ where: { userId, roleId } });
		describe(tx, { unchanged: count === 0, after: { holds: false } });
		return count > 0;
	});
}
