import { strength } from '@gatehouse/contract';
import { eachAddress, limited, minutes } from '../limit.ts';
import { anyone } from '../policy.ts';
import { procedure, router } from '../trpc.ts';
import { weigh } from './judge.ts';

export const password = router({
	/** Advice while typing. A mutation, because a query would put the password into an address. Never logged. */
	strength: procedure(anyone)
		.input(strength)
		.use(limited({ most: 120, seconds: minutes(1), per: eachAddress }))
		.mutation(({ ctx, input }) => weigh(ctx, input.password, [input.username, input.email]))
});
