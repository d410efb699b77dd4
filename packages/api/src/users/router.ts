import { listUsers, oneUser } from '@gatehouse/contract';
import { may } from '../policy.ts';
import { refuse } from '../refuse.ts';
import { procedure, router } from '../trpc.ts';
import { asShown, list, shown } from './list.ts';

export const users = router({
	/** Newest first, by keyset. `search`: part of a username or an email address. */
	list: procedure(may('users:read'))
		.input(listUsers)
		.query(({ ctx, input }) => list(ctx, input)),

	get: procedure(may('users:read'), 'notFound')
		.input(oneUser)
		.query(async ({ ctx, input }) => {
			const row = await ctx.db.user.findUnique({ where: { id: input.userId }, select: shown });
			if (!row) throw refuse({ kind: 'notFound' });
			return asShown(ctx.user, row);
		})
});
