import { distrustDevice, hasFactor, renewRecoveryCodes } from '@gatehouse/auth';
import { finishSetup, forgetDevice, mailedLink } from '@gatehouse/contract';
import { anyone, recentlyConfirmed, signedIn } from '../policy.ts';
import { refuse } from '../refuse.ts';
import { eachAddress, limited, minutes } from '../limit.ts';
import { act, look, procedure, router } from '../trpc.ts';
import * as app from './authenticator.ts';
import { tellOfFactor } from './changed.ts';
import * as lost from './lost.ts';
import { devices, pending, status } from './status.ts';

const opened = limited({ most: 60, seconds: minutes(15), per: eachAddress });

export const twoFactor = router({
	/** How one's own account is guarded beside the password. */
	status: procedure(signedIn).query(({ ctx }) => status(ctx)),

	/** What the login that waits in this browser can go on with; null where none does. */
	pending: procedure(anyone).query(({ ctx }) => pending(ctx)),

	/** A key to set up in an authenticator app: an address that opens it, the key as text, and its picture. Counts from its first code on. */
	beginSetup: act('sensitive_create', recentlyConfirmed).mutation(({ ctx }) => app.beginSetup(ctx)),

	/** Its first code. Gives ten recovery codes, this once, where there was no factor before. Issues on `code`. */
	finishSetup: act('sensitive_create', recentlyConfirmed, 'conflict')
		.input(finishSetup)
		.mutation(({ ctx, input }) => app.finishSetup(ctx, input)),

	/** Removes the app. Two-step login is off then, unless there are passkeys. */
	disable: act('sensitive_delete', recentlyConfirmed).mutation(({ ctx }) => app.removeApp(ctx)),

	/** Ten new recovery codes, this once; those before work no more. */
	regenerateRecoveryCodes: act('sensitive_update', recentlyConfirmed, 'notFound').mutation(
		async ({ ctx }) => ({
			recoveryCodes: await ctx.db.$transaction(async (tx) => {
				if (!(await hasFactor(tx, ctx.user.id))) throw refuse({ kind: 'notFound' });
				await tellOfFactor(ctx, tx, ctx.user.id, 'recoveryCodesRenewed');
				return renewRecoveryCodes(tx, ctx.user.id, ctx.now());
			})
		})
	),

	/** The devices that are not asked for a second factor, and until when. */
	trustedDevices: procedure(signedIn).query(async ({ ctx }) => ({ items: await devices(ctx) })),

	/** This device is asked for a second factor again. */
	forgetDevice: act('sensitive_delete', signedIn, 'notFound')
		.input(forgetDevice)
		.mutation(({ ctx, input }) =>
			ctx.db.$transaction(async (tx) => {
				if (!(await distrustDevice(tx, ctx.user.id, input.deviceId)))
					throw refuse({ kind: 'notFound' });
			})
		),

	/**
	 * For whoever lost everything for the second step of the login that waits in this browser: begins to turn it off, and mails its owner a
	 * link that does so after a wait. Asked again it is the same wait. Issues on the form (401).
	 */
	requestReset: act('authn_token_created', anyone)
		.use(opened)
		.mutation(({ ctx }) => lost.requestReset(ctx)),

	/** What that link would do, and from when on. A mutation, because a query would put the token into an address. */
	previewReset: look(anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => lost.previewReset(ctx, input.token)),

	/** Turns two-step login off by that link, once it is due. Ends every session and token; logs nobody in. */
	completeReset: act('sensitive_delete', anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => lost.completeReset(ctx, input.token)),

	/** "It wasn't me", of whoever is logged in: one's own two-step login stays on. */
	cancelReset: act('sensitive_update', signedIn, 'notFound').mutation(({ ctx }) =>
		lost.cancelReset(ctx)
	),

	/** The same by the mailed link, for who is logged in nowhere. */
	declineReset: act('sensitive_update', anyone)
		.input(mailedLink)
		.use(opened)
		.mutation(({ ctx, input }) => lost.declineReset(ctx, input.token))
});
