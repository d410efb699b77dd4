import { canonicalEmail, covers, isPermission, type UserState } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';

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

interface Wanted {
	search: string;
	cursor?: string | undefined;
	limit: number;
}

/** Newest first. Ids are UUIDv7, so their order is the order of joining and the last id of a page is its cursor. */
export async function list(
	{ db, user }: Context & { user: Viewer },
	{ search, cursor, limit }: Wanted
) {
	const rows = await db.user.findMany({
		where: { AND: [cursor ? { id: { lt: cursor } } : {}, search ? matches(search) : {}] },
		select: shown,
		orderBy: { id: 'desc' },
		take: limit + 1
	});
	const items = rows.slice(0, limit).map((row) => asShown(user, row));
	return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}

/** By part of the username or of the address, in any case; `_` and `%` mean themselves. */
function matches(search: string) {
	const part = search.toLowerCase().replaceAll(/[\\%_]/g, String.raw`\$&`);
	const whole = canonicalEmail(search);
	return {
		OR: [
			{ usernameFolded: { contains: part } },
			{ emailCanonical: { contains: part } },
			...(whole ? [{ emailCanonical: whole }] : [])
		]
	};
}
