import { listAudit, myAudit, verifyAudit } from '@gatehouse/contract';
import { eachPerson, hours, limited } from '../limit.ts';
import { may, signedIn } from '../policy.ts';
import { procedure, router } from '../trpc.ts';
import { list, mine } from './list.ts';

export const audit = router({
	/** What was done and what was refused, the latest first. A page may be short of `limit` and still have a next one. */
	list: procedure(may('audit:read'))
		.input(listAudit)
		.query(({ ctx, input }) => list(ctx, input)),

	/** What happened to one's own account, the latest first. */
	mine: procedure(signedIn)
		.input(myAudit)
		.query(({ ctx, input }) => mine(ctx, input)),

	/**
	 * Whether the log is what was sealed, five thousand rows at a time: each part begins where `next` says, and the last has none.
	 * `unsealed`: rows that wait for the sealer, told with the last part.
	 */
	verify: procedure(may('audit:read'))
		.input(verifyAudit)
		.use(limited({ most: 5000, seconds: hours(1), per: eachPerson }))
		.query(({ ctx, input }) => ctx.verifyAudit(BigInt(input.after)))
});
