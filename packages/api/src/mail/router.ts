import { listUndelivered } from '@gatehouse/contract';
import { may } from '../policy.ts';
import { procedure, router } from '../trpc.ts';

export const mail = router({
	/** Mails that were given up after a day of trying, newest first. */
	undelivered: procedure(may('users:read'))
		.input(listUndelivered)
		.query(async ({ ctx, input: { cursor, limit } }) => {
			const rows = await ctx.db.undeliveredMail.findMany({
				where: cursor ? { id: { lt: cursor } } : {},
				orderBy: { id: 'desc' },
				take: limit + 1,
				select: {
					id: true,
					template: true,
					recipient: true,
					reason: true,
					createdAt: true,
					givenUpAt: true
				}
			});
			const items = rows.slice(0, limit);
			return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
		})
});
