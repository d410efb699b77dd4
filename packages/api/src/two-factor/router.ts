import { distrustDevice, hasFactor, renewRecoveryCodes } from '@gatehouse/auth';
import { finishSetup, forgetDevice } from '@gatehouse/contract';
import { anyone, recentlyConfirmed, signedIn } from '../policy.ts';
import { refuse } from '../refuse.ts';
import { act, procedure, router } from '../trpc.ts';
import * as app from './authenticator.ts';
import { tellOfFactor } from './changed.ts';
import { devices, pending, status } from './status.ts';

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
		)
});
