import { covers, isPermission, type Permission } from '@gatehouse/contract';
import type { Db, Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';

/**
 * The one rule: act on a person, or on a role, only while holding every permission that they or it hold, and never on oneself.
 * So an administrator can appoint and remove another one, and a moderator can touch neither. There are no ranks.
 */
export function requireCover(actor: Viewer, held: readonly string[]): void {
	if (!covers(actor.permissions, held.filter(isPermission)))
		throw refuse({ kind: 'notAllowed', why: 'beyondYours' });
}

/** Somebody who is acted on, as they are told of it. */
interface Person {
	readonly username: string;
	readonly email: string;
	readonly disabledAt: Date | null;
	/** What they may do. */
	readonly held: readonly Permission[];
}

/** Locks a person until the transaction ends and refuses where the actor may not act on them. */
export async function actOnUser(tx: Tx, actor: Viewer, userId: string): Promise<Person> {
	if (actor.id === userId) throw refuse({ kind: 'notAllowed', why: 'onYourself' });
	const [person] = await tx.$queryRaw<Omit<Person, 'held'>[]>`
		SELECT username, email, disabled_at AS "disabledAt" FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
	if (!person) throw refuse({ kind: 'notFound' });
	describe(tx, { subject: { id: userId, username: person.username } });
	const rows = await tx.rolePermission.findMany({
		where: { role: { holders: { some: { userId } } } },
		select: { permission: true }
	});
	const held = rows.map(({ permission }) => permission).filter(isPermission);
	requireCover(actor, held);
	return { ...person, held };
}

/** Locks a role until the transaction ends and refuses where the actor may not act on it. */
export async function actOnRole(tx: Tx, actor: Viewer, roleId: string) {
	await tx.$executeRaw`SELECT 1 FROM roles WHERE id = ${roleId}::uuid FOR UPDATE`;
	return requireRole(tx, actor, roleId);
}

/** The same of a role as it is at this moment: for what is only looked at, or decided again under the lock. */
export async function requireRole(db: Db | Tx, actor: Viewer, roleId: string) {
	const role = await db.role.findUnique({
		where: { id: roleId },
		select: {
			name: true,
			description: true,
			builtIn: true,
			isDefault: true,
			permissions: { select: { permission: true } }
		}
	});
	if (!role) throw refuse({ kind: 'notFound' });
	describe(db, { thing: { kind: 'role', id: roleId, name: role.name } });
	const permissions: Permission[] = role.permissions
		.map(({ permission }) => permission)
		.filter(isPermission);
	requireCover(actor, permissions);
	return { ...role, permissions };
}
