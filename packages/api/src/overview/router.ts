import { may } from '../policy.ts';
import { procedure, router } from '../trpc.ts';
import { needs } from './needs.ts';
import { week } from './week.ts';

export const overview = router({
	/** What needs someone, and the last seven days beside the seven before. 10,001 stands for more than 10,000. */
	get: procedure(may('users:read')).query(async ({ ctx }) => ({
		needs: await needs(ctx),
		week: await week(ctx)
	}))
});
