import { signedIn } from '../policy.ts';
import { procedure, router } from '../trpc.ts';
import { safety } from './safety.ts';

export const account = router({
	/** What one should know of whether one's account is safe. */
	safety: procedure(signedIn).query(({ ctx }) => safety(ctx))
});
