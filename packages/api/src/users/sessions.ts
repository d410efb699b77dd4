import type { Context } from '../context.ts';

/** Where somebody is logged in, the latest first. Fifty at most; none while the account is disabled. */
export async function sessionsOf({ db, now }: Context, userId: string) {
	const at = now();
	const items = await db.session.findMany({
		where: {
			userId,
			user: { disabledAt: null },
			idleExpiresAt: { gt: at },
			absExpiresAt: { gt: at }
		},
		select: {
			id: true,
			createdAt: true,
			lastSeenAt: true,
			address: true,
			userAgent: true,
			remembered: true
		},
		orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }]
	});
	return { items, nextCursor: null };
}
