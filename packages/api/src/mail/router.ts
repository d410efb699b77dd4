import { listUndelivered } from '@gatehouse/contract';
import { may } from '../policy.ts';
import { procedure, router } from '../trpc.ts';

export const mail = router({
	/** Mails that were given up after a day of trying, newest first. */
	undelivered: procedure(may('users:read'))
		.input(listUndelivered)
		.query(async ({ ctx, input: { cursor, limit } }) => {
			const rows = await ctx.db.mail.findMany({
				where: { givenUpAt: { not: null }, ...(cursor ? { id: { lt: cursor } } : {}) },
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
			const items = rows
				.slice(0, limit)
				.map((row) => ({ ...row, givenUpAt: row.givenUpAt ?? row.createdAt }));
			return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null };
		})
});
