import {
	covers,
	createRole,
	everyPermission,
	isPermission,
	oneRole,
	permissions,
	roleOfMany,
	roleOfUser,
	updateRole
} from '@gatehouse/contract';
import { confirmed, may } from '../policy.ts';
import { refuse } from '../refuse.ts';
import { act, procedure, router } from '../trpc.ts';
import { giving } from './giving.ts';
import { many, manyAtOnce } from '../users/many.ts';
import { requireRole } from './authority.ts';
import { assign, unassign } from './holders.ts';
import { create, remove, update } from './write.ts';

const shown = {
	id: true,
	name: true,
	description: true,
	isDefault: true,
	builtIn: true,
	permissions: { select: { permission: true } },
	_count: { select: { holders: true } }
} as const;

interface Row {
	permissions: { permission: string }[];
	_count: { holders: number };
}

/** A role as it is shown; what this version does not know of its permissions is left out. */
function asShown<R extends Row>({ permissions: rows, _count, ...role }: R) {
	const allows = everyPermission.filter((known) =>
		rows.some(({ permission }) => permission === known)
	);
	return { ...role, permissions: allows, holders: _count.holders };
}

export const roles = router({
	/** All roles, by name. There are few: `nextCursor` is always null. */
	list: procedure(may('roles:read')).query(async ({ ctx }) => {
		const rows = await ctx.db.role.findMany({ select: shown, orderBy: { nameFolded: 'asc' } });
		const items = rows.map((row) => {
			const role = asShown(row);
			const mayAct = covers(ctx.user.permissions, role.permissions);
			return { ...role, mayAct };
		});
		return { items, nextCursor: null };
	}),

	get: procedure(may('roles:read'), 'notFound')
		.input(oneRole)
		.query(async ({ ctx, input }) => {
			const row = await ctx.db.role.findUnique({ where: { id: input.roleId }, select: shown });
			if (!row) throw refuse({ kind: 'notFound' });
			return asShown(row);
		}),

	/** Every permission there is, in words. */
	permissions: procedure(may('roles:read')).query(() =>
		Object.entries(permissions).flatMap(([name, words]) =>
			isPermission(name) ? [{ name, words }] : []
		)
	),

	/** Which roles give each permission, by name: for who is told that they may not. */
	giving: procedure(may('users:read')).query(({ ctx }) => giving(ctx)),

	create: act('privilege_permissions_changed', confirmed('roles:write'), 'notFound')
		.input(createRole)
		.mutation(({ ctx, input }) => create(ctx, input)),

	update: act('privilege_permissions_changed', confirmed('roles:write'), 'notFound', 'conflict')
		.input(updateRole)
		.mutation(({ ctx, input }) => update(ctx, input)),

	delete: act('privilege_permissions_changed', confirmed('roles:write'), 'notFound', 'conflict')
		.input(oneRole)
		.mutation(({ ctx, input }) => remove(ctx, input.roleId)),

	assign: act('authz_change', confirmed('roles:assign'), 'notFound')
		.input(roleOfUser)
		.mutation(async ({ ctx, input }) => void (await assign(ctx, input))),

	unassign: act('authz_change', confirmed('roles:assign'), 'notFound', 'conflict')
		.input(roleOfUser)
		.mutation(async ({ ctx, input }) => void (await unassign(ctx, input))),

	/** Gives a role to those among a hundred people at most who do not hold it, each by themselves. */
	assignMany: act('authz_change', confirmed('roles:assign'), 'notFound')
		.input(roleOfMany)
		.use(manyAtOnce)
		.mutation(async ({ ctx, input: { userIds, roleId } }) => {
			await requireRole(ctx.db, ctx.user, roleId);
			return many(userIds, (userId) => assign(ctx, { userId, roleId }));
		}),

	/** Takes a role from those among them who hold it. */
	unassignMany: act('authz_change', confirmed('roles:assign'), 'notFound')
		.input(roleOfMany)
		.use(manyAtOnce)
		.mutation(async ({ ctx, input: { userIds, roleId } }) => {
			await requireRole(ctx.db, ctx.user, roleId);
			return many(userIds, (userId) => unassign(ctx, { userId, roleId }));
		})
});
