import {
	completeTwoFactor,
	confirmIdentity,
	foldUsername,
	login,
	loginWithLink,
	mailedLink,
	register,
	requestLoginLink,
	usernameAvailable
} from '@gatehouse/contract';
import { eachAddress, limited, minutes } from '../limit.ts';
import { mailed, waysInMailed } from '../mail-limits.ts';
import { guesses } from '../password/guesses.ts';
import { room } from '../password/room.ts';
import { anyone, leaving, signedIn, whoever } from '../policy.ts';
import { act, look, procedure, router } from '../trpc.ts';
import { completeTwoFactor as complete } from '../two-factor/complete.ts';
import { isUsernameFree } from '../profile/username.ts';
import { confirmIdentity as confirm } from './confirm-identity.ts';
import { login as logIn } from './login.ts';
import { logins } from './login-limits.ts';
import * as links from './login-link.ts';
import { logOut } from './logout.ts';
import { register as signUp } from './register.ts';

export const auth = router({
	/**
	 * Begins an account; it is made when the address is proven. The same answer whether or not the address has one.
	 * Issues on `username`, `email`, `password`, `confirmPassword`.
	 */
	register: act('sensitive_create', anyone, 'busy')
		.input(register)
		.use(limited(...mailed))
		.mutation(({ ctx, input }) => signUp(ctx, input)),

	/** Whether a username could be taken at this moment; asked while typing. */
	usernameAvailable: procedure(anyone)
		.input(usernameAvailable)
		.use(limited({ most: 120, seconds: minutes(1), per: eachAddress }))
		.query(async ({ ctx, input }) => ({
			available: await isUsernameFree(ctx, foldUsername(input.username))
		})),

	/** Starts a session, or asks for the second factor first. 401 with one text for whatever was wrong. */
	login: act('authn_login_success', anyone, 'busy', 'disabled')
		.input(login)
		.use(room)
		.use(logins)
		.mutation(({ ctx, input }) => logIn(ctx, input)),

	/** Mails a link that logs in. The same answer for any address. */
	requestLoginLink: act('authn_token_created', anyone)
		.input(requestLoginLink)
		.use(waysInMailed)
		.mutation(({ ctx, input }) => links.requestLoginLink(ctx, input)),

	/** Whom a mailed link would log in. A mutation, because a query would put the token into an address. */
	previewLoginLink: look(anyone)
		.input(mailedLink)
		.use(limited({ most: 60, seconds: minutes(15), per: eachAddress }))
		.mutation(({ ctx, input }) => links.previewLoginLink(ctx, input.token)),

	/** Starts a session by a mailed link, or asks for the second factor first. The link works once. */
	loginWithLink: act('authn_login_success', anyone)
		.input(loginWithLink)
		.use(limited({ most: 60, seconds: minutes(15), per: eachAddress, onlyFailures: true }))
		.mutation(({ ctx, input }) => links.loginWithLink(ctx, input)),

	/** The second step of a login, where it is due: a code of an app, or a recovery code. Issues on `code` (401). */
	completeTwoFactor: act('authn_login_success', anyone)
		.input(completeTwoFactor)
		.use(limited({ most: 60, seconds: minutes(15), per: eachAddress, onlyFailures: true }))
		.mutation(({ ctx, input }) => complete(ctx, input)),

	/** Proves once more who is logged in, for what asks for it (`recentlyConfirmed`). Issues on `password` and `code` (401). */
	confirmIdentity: act('session_renewed', signedIn, 'busy')
		.input(confirmIdentity)
		.use(guesses)
		.mutation(({ ctx, input }) => confirm(ctx, input)),

	/** Ends this session, or the login that waits for its second step; by token, ends the token. Also for who has neither: the result is what was asked for. */
	logout: act('session_expired', leaving).mutation(({ ctx }) => logOut(ctx)),

	/** Who is asking, since when or by what token; null for a visitor. */
	session: procedure(whoever).query(({ ctx: { user, session, token } }) => {
		if (!user) return null;
		if (!session) return { user, session, token };
		const { id, createdAt, remembered, idleExpiresAt, absExpiresAt, confirmedUntil } = session;
		const ends = { idleExpiresAt, absExpiresAt, confirmedUntil };
		return { user, session: { id, createdAt, remembered, ...ends }, token };
	})
});
