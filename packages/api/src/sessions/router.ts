import { oneSession } from '@gatehouse/contract';
import { signedIn } from '../policy.ts';
import { act, procedure, router } from '../trpc.ts';
import { list } from './list.ts';
import { revoke, revokeOthers } from './revoke.ts';

export const sessions = router({
	/** Where one is logged in: devices in words, here first. Nobody who looks through one's eyes is among them. */
	list: procedure(signedIn).query(({ ctx }) => list(ctx)),

	/** Logs one device out. */
	revoke: act('session_expired', signedIn, 'notFound')
		.input(oneSession)
		.mutation(({ ctx, input }) => revoke(ctx, input)),

	/** Logs oneself out everywhere but here. */
	revokeOthers: act('session_expired', signedIn).mutation(({ ctx }) => revokeOthers(ctx))
});
