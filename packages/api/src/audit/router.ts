import { exportAudit, listAudit, myAudit, namedUser, verifyAudit } from '@gatehouse/contract';
import { eachPerson, hours, limited } from '../limit.ts';
import { may, signedIn } from '../policy.ts';
import { procedure, router, taking } from '../trpc.ts';
import { attacked } from './attacked.ts';
import { exportAudit as exportPart } from './export.ts';
import { list } from './list.ts';
import { mine } from './mine.ts';
import { named } from './named.ts';

export const audit = router({
	/** What was done and what was refused, the latest first. A page may be short of `limit` and still have a next one. */
	list: procedure(may('audit:read'))
		.input(listAudit)
		.query(({ ctx, input }) => list(ctx, input)),

	/** The log as CSV, two thousand events at a time: each part begins where `cursor` says. That it was taken along is recorded. */
	export: taking('sensitive_read', may('audit:read'))
		.input(exportAudit)
		.use(limited({ most: 2000, seconds: hours(1), per: eachPerson }))
		.query(({ ctx, input }) => exportPart(ctx, input)),

	/**
	 * Accounts for which many logins were refused within the last hour (twenty, or some from five addresses), ten at most, those with
	 * most of them first. `refused`, `addresses`: how many.
	 */
	attacked: procedure(may('audit:read')).query(({ ctx }) => attacked(ctx)),

	/** Whose account is meant: by a username, an address of mail or an id. Null: nobody's who is here. */
	named: procedure(may('audit:read'))
		.input(namedUser)
		.use(limited({ most: 600, seconds: hours(1), per: eachPerson }))
		.query(({ ctx, input }) => named(ctx, input)),

	/** What happened to one's own account and what was done from it, the latest first. */
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
