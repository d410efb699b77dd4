import { signedIn } from '../policy.ts';
import { act, router } from '../trpc.ts';
import { revokeOthers } from './revoke.ts';

export const sessions = router({
	/** Logs oneself out everywhere but here. */
	revokeOthers: act('session_expired', signedIn).mutation(({ ctx }) => revokeOthers(ctx))
});
