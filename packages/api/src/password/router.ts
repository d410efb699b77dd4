import {
	changePassword,
	mailedLink,
	requestReset,
	resetPassword,
	strength
} from '@gatehouse/contract';
import { eachAddress, limited, minutes } from '../limit.ts';
import { waysInMailed } from '../mail-limits.ts';
import { anyone, signedIn } from '../policy.ts';
import { act, look, router } from '../trpc.ts';
import { changePassword as change } from './change.ts';
import { guesses } from './guesses.ts';
import * as recovery from './reset.ts';

export const password = router({
	/** Advice while typing. A mutation, because a query would put the password into an address. Never logged. */
	strength: look(anyone, 'busy')
		.input(strength)
		.use(limited({ most: 120, seconds: minutes(1), per: eachAddress }))
		.mutation(({ ctx, input }) => ctx.strength(input.password, [input.username, input.email])),

	/** Changes one's own. Issues on `currentPassword` (401), `password`, `confirmPassword`. */
	change: act('authn_password_change', signedIn, 'busy', 'conflict')
		.input(changePassword)
		.use(guesses)
		.mutation(({ ctx, input }) => change(ctx, input)),

	/** Mails a link to choose a new one. The same answer for any address. */
	requestReset: act('authn_token_created', anyone)
		.input(requestReset)
		.use(waysInMailed)
		.mutation(({ ctx, input }) => recovery.requestReset(ctx, input)),

	/** What a mailed link would do. A mutation, because a query would put the token into an address. */
	previewReset: look(anyone)
		.input(mailedLink)
		.use(limited({ most: 60, seconds: minutes(15), per: eachAddress }))
		.mutation(({ ctx, input }) => recovery.previewReset(ctx, input.token)),

	/** Chooses a new one by a mailed link. Logs nobody in. */
	reset: act('authn_password_change', anyone, 'busy')
		.input(resetPassword)
		.use(limited({ most: 60, seconds: minutes(15), per: eachAddress }))
		.mutation(({ ctx, input }) => recovery.resetPassword(ctx, input))
});
