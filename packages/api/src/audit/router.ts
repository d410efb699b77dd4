import { verifyAudit } from '@gatehouse/contract';
import { eachPerson, hours, limited } from '../limit.ts';
import { may } from '../policy.ts';
import { procedure, router } from '../trpc.ts';

export const audit = router({
	/**
	 * Whether the log is what was sealed, five thousand rows at a time: each part begins where `next` says, and the last has none.
	 * `unsealed`: rows that wait for the sealer, told with the last part.
	 */
	verify: procedure(may('audit:read'))
		.input(verifyAudit)
		.use(limited({ most: 5000, seconds: hours(1), per: eachPerson }))
		.query(({ ctx, input }) => ctx.verifyAudit(BigInt(input.after)))
});
