import { Prisma, type Tx } from '@gatehouse/db';
import { hasFactorColumn } from './factors.ts';

/** Someone, as every request that acts for them finds them. */
export interface PersonRow {
	user_id: string;
	username: string;
	email: string;
	picture: string | null;
	roles: string[];
	permissions: string[];
	/** The built-in ones among their roles. */
	built_in: string[];
	has_factor: boolean;
}

/** What is read of whoever acts, from `users u`: in the statement that finds their session or their token, and nowhere cached. */
export const personColumns = Prisma.sql`u.id AS user_id, u.username, u.email,
	(SELECT p.name FROM pictures p WHERE p.user_id = u.id) AS picture,
	ARRAY(
		SELECT r.name FROM user_roles h JOIN roles r ON r.id = h.role_id
		WHERE h.user_id = u.id ORDER BY r.name
	) AS roles,
	ARRAY(
		SELECT DISTINCT p.permission FROM user_roles h JOIN role_permissions p ON p.role_id = h.role_id
		WHERE h.user_id = u.id
	) AS permissions,
	ARRAY(
		SELECT r.built_in FROM user_roles h JOIN roles r ON r.id = h.role_id
		WHERE h.user_id = u.id AND r.built_in IS NOT NULL
	) AS built_in,
	${hasFactorColumn}`;

export const personOf = ({
	username,
	email,
	picture,
	roles,
	permissions,
	built_in: builtIn,
	has_factor: hasFactor
}: PersonRow) => ({ username, email, picture, roles, permissions, builtIn, hasFactor });

/** What somebody may do, by their roles as they are at this moment. */
export async function permissionsOf(tx: Tx, userId: string): Promise<string[]> {
	const held = await tx.rolePermission.findMany({
		where: { role: { holders: { some: { userId } } } },
		select: { permission: true },
		distinct: ['permission']
	});
	return held.map(({ permission }) => permission);
}
