import {
	acceptInvitation,
	mailedLink,
	type MailedLink,
	type OneInvitation
} from '@gatehouse/contract';
import { eachAddress, eachPerson, hours, limited, minutes } from '../limit.ts';
import { mailed } from '../mail-limits.ts';
import { anyone } from '../policy.ts';
import { act, look, router } from '../trpc.ts';
import { accept, preview } from './accept.ts';

const each = ({ invitationId }: OneInvitation) => invitationId;
const byOne = { name: 'invitations', most: 50, seconds: hours(1), per: eachPerson };

/** How often somebody can invite. What goes to one mailbox counts with every other mail to it. */
export const inviting = limited(byOne, ...mailed);
/** The same of one that waits: its mailbox is known by its id. */
export const invitingAgain = limited<OneInvitation>(
	byOne,
	{ most: 5, seconds: hours(1), per: each },
	{ most: 10, seconds: hours(24), per: each }
);

/** Looking at a mailed link, or accepting. */
const opened = limited<MailedLink>({ most: 60, seconds: minutes(15), per: eachAddress });

/** For whoever was invited; the rest is in `users`. */
export const invitations = router({
	/** What a mailed link would accept. A mutation, because a query would put the token into an address. */
	preview: look(anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => preview(ctx, input.token)),

	/** Makes the account of whoever was invited, and logs in. Issues on `username`, `password`, `confirmPassword`, and on the link as a whole. */
	accept: act('user_created', anyone, 'busy')
		.input(acceptInvitation)
		.use(opened)
		.mutation(({ ctx, input }) => accept(ctx, input))
});
