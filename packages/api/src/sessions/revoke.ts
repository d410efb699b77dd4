import type { OneSession } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';

type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };

/** Ends one session of one's own: it is nobody's from its next request on. */
export async function revoke({ db, sessions, user }: SomeoneIn, { sessionId }: OneSession) {
	await db.$transaction(async (tx) => {
		describe(tx, { thing: { kind: 'session', id: sessionId } });
		if (!(await sessions.endOne(tx, user.id, sessionId))) throw refuse({ kind: 'notFound' });
	});
}

/** Ends every session of one's own but this one. @returns how many there were. */
export async function revokeOthers({ db, sessions, user, session }: SomeoneIn) {
	return db.$transaction(async (tx) => {
		const ended = await sessions.endOthers(tx, user.id, session.id);
		describe(tx, { unchanged: ended === 0 });
		return { ended };
	});
}
