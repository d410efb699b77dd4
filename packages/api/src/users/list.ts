import {
	covers,
	type exportUsers,
	isPermission,
	listUsers,
	type ListUsers,
	type UserState
} from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { findUsers } from './find.ts';
import { afterCursor, cursorOf } from './order.ts';
import { which } from './which.ts';

export const shown = {
	id: true,
	username: true,
	email: true,
	createdAt: true,
	lastSeenAt: true,
	disabledAt: true,
	picture: { select: { name: true } },
	roles: {
		select: {
			role: { select: { id: true, name: true, permissions: { select: { permission: true } } } }
		},
		orderBy: { role: { name: 'asc' } }
	}
} as const;

interface Row {
	id: string;
	createdAt: Date;
	disabledAt: Date | null;
	picture: { name: string } | null;
	roles: { role: { id: string; name: string; permissions: { permission: string }[] } }[];
}

/** A person as an administrator sees them: `mayAct` is the one rule, already decided for this viewer. */
export function asShown<R extends Row>(
	viewer: Viewer,
	{ createdAt, disabledAt, picture, roles, ...user }: R
) {
	const held = roles.flatMap(({ role }) => role.permissions.map(({ permission }) => permission));
	const isYou = user.id === viewer.id;
	const state: UserState = disabledAt ? 'disabled' : 'active';
	return {
		...user,
		memberSince: createdAt,
		picture: picture?.name ?? null,
		state,
		roles: roles.map(({ role: { id, name } }) => ({ id, name })),
		isYou,
		mayAct: !isYou && covers(viewer.permissions, held.filter(isPermission))
	};
}

/**
 * A page of people, by keyset. `found`: how many there are in all, where that is known without counting the table. A page may be
 * short of `limit` and still have a next one: then those who came between do not match.
 */
export async function list(
	ctx: Context & { user: Viewer },
	wanted: ListUsers,
	schema: typeof listUsers | typeof exportUsers = listUsers
) {
	const { sort, cursor, limit } = wanted;
	const after = cursor ? afterCursor(sort, cursor) : null;
	if (cursor && !after)
		throw invalid(schema, { cursor: 'This is not the cursor of a list in this order.' });
	const { places, next, found } = await findUsers(ctx.db, which(wanted), { sort, after, limit });
	const ids = places.map(({ id }) => id);
	const rows = await ctx.db.user.findMany({ where: { id: { in: ids } }, select: shown });
	const byId = new Map(rows.map((row) => [row.id, row]));
	// Whoever was deleted between the two statements is not here any more.
	const items = ids.flatMap((id) => byId.get(id) ?? []).map((row) => asShown(ctx.user, row));
	return { items, nextCursor: next && cursorOf(sort, next), found };
}
