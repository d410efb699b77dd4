import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';

/** Ends what the caller came by: the session of a browser, or the token of a program. Fails loudly: "logged out" must be true. */
export async function logOut({ db, user, token, credentials, sessions, tokens }: Context) {
	const { session } = credentials;
	await db.$transaction(async (tx) => {
		if (!user) describe(tx, { unchanged: true });
		if (user && token) await tokens.revoke(tx, user.id, token.id);
		if (session.token) await sessions.end(tx, session.token);
	});
	session.clear();
}
