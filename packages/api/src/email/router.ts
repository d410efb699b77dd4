import {
	mailedLink,
	requestChange,
	resendVerification,
	verify,
	verifyWithNewPassword,
	type MailedLink
} from '@gatehouse/contract';
import { eachAddress, eachPerson, hours, limited, minutes } from '../limit.ts';
import { mailed, mailedAgain } from '../mail-limits.ts';
import { anyone, recentlyConfirmed, signedIn } from '../policy.ts';
import { act, look, procedure, router } from '../trpc.ts';
import * as change from './change.ts';
import { resend, waiting } from './resend.ts';
import * as proof from './verify.ts';

/** Looking at a mailed link, or acting on it. */
const opened = limited<MailedLink>({ most: 60, seconds: minutes(15), per: eachAddress });
/** Guessing the password behind one. */
const guessed = limited<MailedLink>(
	{ most: 10, seconds: minutes(15), per: ({ token }) => token, onlyFailures: true },
	{ most: 60, seconds: minutes(15), per: eachAddress }
);

export const email = router({
	/** What this browser registered and still has to confirm; null where there is nothing. */
	waiting: procedure(anyone).query(({ ctx }) => waiting(ctx)),

	/** Sends the link of a registration again. The same answer for any address. */
	resendVerification: act('authn_token_created', anyone)
		.input(resendVerification)
		.use(mailedAgain)
		.mutation(({ ctx, input }) => resend(ctx, input)),

	/** What a mailed link would do. A mutation, because a query would put the token into an address. */
	previewVerification: look(anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => proof.preview(ctx, input.token)),

	/** Makes the account of a registration, and logs in. Issues on `password`, and on the link as a whole. */
	verify: act('user_created', anyone, 'busy')
		.input(verify)
		.use(guessed)
		.mutation(({ ctx, input }) => proof.verify(ctx, input)),

	/** The same with a new password, where the one chosen at registration is not known. */
	verifyWithNewPassword: act('user_created', anyone, 'busy')
		.input(verifyWithNewPassword)
		.use(opened)
		.mutation(({ ctx, input }) => proof.verifyWithNewPassword(ctx, input)),

	/** "I did not register." */
	disown: act('sensitive_delete', anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => proof.disown(ctx, input.token)),

	/** Asks a new address to confirm. It holds from then on; until then nothing changes. */
	requestChange: act('sensitive_create', recentlyConfirmed)
		.input(requestChange)
		// Each writes to the old address as well.
		.use(limited({ most: 10, seconds: hours(1), per: eachPerson }, ...mailed))
		.mutation(({ ctx, input }) => change.requestChange(ctx, input)),

	/** One's own change of address that waits; null where none does. */
	pendingChange: procedure(signedIn).query(({ ctx }) => change.pendingChange(ctx)),

	cancelChange: act('sensitive_delete', signedIn).mutation(({ ctx }) => change.cancelChange(ctx)),

	previewChange: look(anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => change.previewChange(ctx, input.token)),

	/** Makes a new address the one in force. 409 where it belongs to somebody else by now. */
	confirmChange: act('user_updated', anyone, 'conflict')
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => change.confirmChange(ctx, input.token))
});
