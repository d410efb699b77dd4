import {
	covers,
	isAllowed,
	isPermission,
	type InvitationState,
	type ListInvitations
} from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';

type Signed = Context & { user: Viewer };

const shown = {
	id: true,
	email: true,
	createdAt: true,
	mailedAt: true,
	expiresAt: true,
	role: { select: { id: true, name: true, permissions: { select: { permission: true } } } },
	invitedBy: { select: { id: true, username: true } }
} as const;

/** For LIKE, which Prisma hands `contains` to as it is: there `_` and `%` would mean any sign. */
const literally = (part: string) => part.replaceAll(/[\\%_]/g, String.raw`\$&`);

/** A page of those who were invited and have no account yet, newest first. `mayAct`: whether the viewer may send it again or withdraw it. */
export async function list(ctx: Signed, { search, cursor, limit }: ListInvitations) {
	const at = ctx.now();
	const rows = await ctx.db.invitation.findMany({
		where: {
			...(search ? { emailCanonical: { contains: literally(search.toLowerCase()) } } : {}),
			...(cursor ? { id: { lt: cursor } } : {})
		},
		select: shown,
		orderBy: { id: 'desc' },
		take: limit + 1
	});
	const items = rows.slice(0, limit).map(({ role, ...row }) => {
		const state: InvitationState = row.expiresAt > at ? 'waiting' : 'expired';
		const promises = (role?.permissions ?? []).map(({ permission }) => permission);
		return {
			...row,
			state,
			role: role && { id: role.id, name: role.name },
			mayAct:
				isAllowed('users:invite', ctx.user) &&
				(!role ||
					(isAllowed('roles:assign', ctx.user) &&
						covers(ctx.user.permissions, promises.filter(isPermission))))
		};
	});
	return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
}
