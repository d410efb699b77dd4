import { builtInRoles } from '@gatehouse/contract';
import type { Db } from '@gatehouse/db';

/**
 * Sees to it that the built-in roles are there, and that administrators may do what this version adds.
 * Names, descriptions and permissions that somebody changed stay as they are. Safe when several processes start at once.
 */
export async function ensureBuiltInRoles(db: Db, now: Date): Promise<void> {
	for (const [builtIn, { permissions, name, ...role }] of Object.entries(builtInRoles)) {
		const data = { ...role, name, nameFolded: name.toLowerCase(), builtIn, createdAt: now };
		const { count } = await db.role.createMany({ data: [data], skipDuplicates: true });
		if (count === 0 && builtIn !== 'administrator') continue;
		const { id: roleId } = await db.role.findUniqueOrThrow({
			where: { builtIn },
			select: { id: true }
		});
		const rows = permissions.map((permission) => ({ roleId, permission }));
		await db.rolePermission.createMany({ data: rows, skipDuplicates: true });
	}
}
