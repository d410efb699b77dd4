import { createRole, updateRole, type CreateRole, type UpdateRole } from '@gatehouse/contract';
import { isUniqueViolation, type Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';
import { actOnRole, requireCover } from './authority.ts';

type Signed = Context & { user: Viewer };

const fold = (name: string) => name.normalize('NFKC').toLowerCase();
const taken = (name: string) => `There is already a role called ${name}.`;
const unique = (permissions: readonly string[]) => [...new Set(permissions)];

/** Makes a role. Nobody makes one that allows more than they may do themselves. */
export async function create(
	ctx: Signed,
	{ permissions, ...role }: CreateRole
): Promise<{ id: string }> {
	requireCover(ctx.user, permissions);
	const data = {
		...role,
		nameFolded: fold(role.name),
		createdAt: ctx.now(),
		permissions: { create: unique(permissions).map((permission) => ({ permission })) }
	};
	try {
		return await ctx.db.$transaction(async (tx) => {
			if (role.isDefault) await clearDefault(ctx.user, tx);
			const made = await tx.role.create({ data, select: { id: true } });
			const thing = { kind: 'role', id: made.id, name: role.name } as const;
			describe(tx, { thing, after: { ...role, permissions: unique(permissions) } });
			return made;
		});
	} catch (error) {
		if (isUniqueViolation(error, 'nameFolded'))
			throw invalid(createRole, { name: taken(role.name) });
		throw error;
	}
}

/** Changes a role, for all who hold it, from their next request on. */
export async function update(
	ctx: Signed,
	{ roleId, permissions, ...role }: UpdateRole
): Promise<void> {
	try {
		await ctx.db.$transaction(async (tx) => {
			const was = await actOnRole(tx, ctx.user, roleId);
			requireCover(ctx.user, permissions);
			const wanted = unique(permissions);
			const same =
				wanted.length === was.permissions.length &&
				was.permissions.every((has) => wanted.includes(has));
			if (was.builtIn === 'administrator' && (!same || role.isDefault))
				throw refuse({ kind: 'conflict', conflict: 'builtInRole' });
			if (was.isDefault && !role.isDefault)
				throw invalid(updateRole, {
					isDefault: 'Make another role the default instead: new accounts need one.'
				});
			if (role.isDefault && !was.isDefault) await clearDefault(ctx.user, tx);
			const { builtIn: _, ...before } = was;
			describe(tx, {
				thing: { kind: 'role', id: roleId, name: was.name },
				before,
				after: { ...role, permissions: wanted }
			});
			if (!same) {
				await tx.rolePermission.deleteMany({ where: { roleId } });
				await tx.rolePermission.createMany({
					data: wanted.map((permission) => ({ roleId, permission }))
				});
			}
			await tx.role.update({
				where: { id: roleId },
				data: { ...role, nameFolded: fold(role.name) },
				select: { id: true }
			});
		});
	} catch (error) {
		if (isUniqueViolation(error, 'nameFolded'))
			throw invalid(updateRole, { name: taken(role.name) });
		throw error;
	}
}

/** Removes a role that nobody holds. The built-in ones and the default stay. */
export async function remove(ctx: Signed, roleId: string): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		const { builtIn, isDefault } = await actOnRole(tx, ctx.user, roleId);
		if (builtIn) throw refuse({ kind: 'conflict', conflict: 'builtInRole' });
		if (isDefault) throw refuse({ kind: 'conflict', conflict: 'defaultRole' });
		const { count } = await tx.role.deleteMany({ where: { id: roleId, holders: { none: {} } } });
		if (count === 0) throw refuse({ kind: 'conflict', conflict: 'roleInUse' });
	});
}

/** Takes the default from whichever role has it: acting on that role, and so under the same rule. */
async function clearDefault(actor: Viewer, tx: Tx): Promise<void> {
	const was = await tx.role.findFirst({ where: { isDefault: true }, select: { id: true } });
	if (!was) return;
	await actOnRole(tx, actor, was.id);
	await tx.role.update({ where: { id: was.id }, data: { isDefault: false }, select: { id: true } });
}
