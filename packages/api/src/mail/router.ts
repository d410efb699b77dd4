import { listMails, listUndelivered, oneMail } from '@gatehouse/contract';
import { eachPerson, hours, limited } from '../limit.ts';
import { confirmed, may } from '../policy.ts';
import { act, procedure, router } from '../trpc.ts';
import { mailsOfUser, undelivered } from './list.ts';
import { sendAgain } from './send-again.ts';
import { settle } from './settle.ts';

export const mail = router({
	/** What was mailed about somebody's account in the last 90 days, newest first, and what became of it; never what it said. */
	ofUser: procedure(may('users:read'))
		.input(listMails)
		.query(({ ctx, input }) => mailsOfUser(ctx, input)),

	/** Mails that were given up and that nobody has seen to yet, the latest first. */
	undelivered: procedure(may('users:read'))
		.input(listUndelivered)
		.query(({ ctx, input }) => undelivered(ctx, input)),

	/** Marks one that was given up as seen to. */
	settle: act('authz_admin', confirmed('users:recover'), 'notFound')
		.input(oneMail)
		.mutation(({ ctx, input }) => settle(ctx, input.mailId)),

	/** Sends one that was given up again, with a new link where it had one that can be made anew, and marks it as seen to. */
	sendAgain: act('authz_admin', confirmed('users:recover'), 'notFound', 'conflict')
		.input(oneMail)
		.use(limited({ most: 60, seconds: hours(1), per: eachPerson }))
		.mutation(({ ctx, input }) => sendAgain(ctx, input.mailId))
});
