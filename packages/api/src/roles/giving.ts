import { everyPermission } from '@gatehouse/contract';
import type { Context } from '../context.ts';

/** "Why?": for each permission the roles that give it, by name. */
export async function giving({ db }: Context) {
	const rows = await db.rolePermission.findMany({
		select: { permission: true, role: { select: { name: true } } },
		orderBy: { role: { nameFolded: 'asc' } }
	});
	return everyPermission.map((permission) => ({
		permission,
		roles: rows.flatMap((row) => (row.permission === permission ? [row.role.name] : []))
	}));
}
