import { account } from './account/router.ts';
import { audit } from './audit/router.ts';
import { auth } from './auth/router.ts';
import { credentials } from './credentials/router.ts';
import { email } from './email/router.ts';
import { invitations } from './invitations/router.ts';
import { mail } from './mail/router.ts';
import { overview } from './overview/router.ts';
import { own } from './own.ts';
import { passkeys } from './passkeys/router.ts';
import { password } from './password/router.ts';
import { profile } from './profile/router.ts';
import { roles } from './roles/router.ts';
import { tokens } from './tokens/router.ts';
import { sessions } from './sessions/router.ts';
import { createCallerFactory, router } from './trpc.ts';
import { twoFactor } from './two-factor/router.ts';
import { users } from './users/router.ts';

/** Everything that can be asked of Gatehouse. */
export const appRouter = router({
	account,
	audit,
	auth,
	credentials,
	email,
	invitations,
	mail,
	overview,
	passkeys,
	password,
	profile,
	roles,
	sessions,
	tokens,
	twoFactor,
	users,
	...own
});
export type AppRouter = typeof appRouter;

/** The same procedures in process: `createCaller(context).profile.get()`. */
export const createCaller = createCallerFactory(appRouter);
export type Api = ReturnType<typeof createCaller>;
