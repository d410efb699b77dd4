import {
	beginPasskeyLogin,
	finishPasskey,
	onePasskey,
	passkeyAnswer,
	passkeyLogin,
	renamePasskey
} from '@gatehouse/contract';
import { eachAddress, eachPerson, hours, limited, minutes } from '../limit.ts';
import { anyone, recentlyConfirmed, signedIn } from '../policy.ts';
import { act, look, procedure, router } from '../trpc.ts';
import { confirm } from './confirm.ts';
import { login } from './login.ts';
import * as one from './manage.ts';
import { confirmCeremony, loginCeremony, question } from './question.ts';
import { beginSetup, finishSetup } from './setup.ts';

export const passkeys = router({
	/** One's own, the oldest first. */
	list: procedure(signedIn).query(async ({ ctx }) => ({ items: await one.list(ctx) })),

	/** What a device needs to know to make a passkey (WebAuthn's creation options). Holds for five minutes, once. Conflict `tooManyPasskeys`. */
	beginSetup: look(recentlyConfirmed, 'conflict')
		.use(limited({ most: 30, seconds: hours(1), per: eachPerson }))
		.mutation(({ ctx }) => beginSetup(ctx)),

	/**
	 * What the device made. From now on every login asks for a second step; where there was no factor before, gives ten recovery codes, this
	 * once. 401 where it cannot be accepted; conflict `tooManyPasskeys`.
	 */
	finishSetup: act('sensitive_create', recentlyConfirmed, 'conflict')
		.input(finishPasskey)
		.mutation(({ ctx, input }) => finishSetup(ctx, input)),

	/** Calls it something else. Issues on `name`. */
	rename: act('sensitive_update', signedIn, 'notFound')
		.input(renamePasskey)
		.mutation(({ ctx, input }) => one.rename(ctx, input)),

	/** It logs in no more. Two-step login is off then, unless there is another factor. Never the last way in. */
	remove: act('sensitive_delete', recentlyConfirmed, 'notFound', 'conflict')
		.input(onePasskey)
		.mutation(({ ctx, input }) => one.remove(ctx, input)),

	/** What a passkey is to sign to log in, or as the second step of the login that waits in this browser. Five minutes, once. */
	beginLogin: look(anyone)
		.input(beginPasskeyLogin)
		.use(limited({ most: 120, seconds: minutes(15), per: eachAddress }))
		.mutation(async ({ ctx, input }) => question(ctx, await loginCeremony(ctx, input))),

	/** Starts a session by what a passkey signed. 401 where that cannot be accepted. */
	login: act('authn_login_success', anyone, 'disabled')
		.input(passkeyLogin)
		.use(limited({ most: 30, seconds: minutes(15), per: eachAddress, onlyFailures: true }))
		.mutation(({ ctx, input }) => login(ctx, input)),

	/** What one's own passkey is to sign to prove once more who is logged in. Five minutes, once. */
	beginConfirm: look(signedIn)
		.use(limited({ most: 30, seconds: minutes(15), per: eachPerson }))
		.mutation(({ ctx }) => question(ctx, confirmCeremony(ctx))),

	/** Proves once more who is logged in, as `auth.confirmIdentity` does, by one touch. 401 where it cannot be accepted. */
	confirm: act('session_renewed', signedIn)
		.input(passkeyAnswer)
		.use(limited({ most: 10, seconds: minutes(15), per: eachPerson, onlyFailures: true }))
		.mutation(({ ctx, input }) => confirm(ctx, input))
});
