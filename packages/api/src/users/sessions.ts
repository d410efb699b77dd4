import type { Context } from '../context.ts';

/** Of a session: that it has not ended, and is its owner's: nobody's who looks through their eyes. */
export const alive = (now: Date) => ({
	viewerSessionId: null,
	idleExpiresAt: { gt: now },
	absExpiresAt: { gt: now }
});

/** Where somebody is logged in, the latest first. Fifty at most; none while the account is disabled. */
export async function sessionsOf({ db, now }: Context, userId: string) {
	const items = await db.session.findMany({
		where: { userId, user: { disabledAt: null }, ...alive(now()) },
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
