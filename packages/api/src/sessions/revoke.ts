import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';

type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };

/** Ends every session of one's own but this one. @returns how many there were. */
export async function revokeOthers({ db, sessions, user, session }: SomeoneIn) {
	return db.$transaction(async (tx) => {
		const ended = await sessions.endOthers(tx, user.id, session.id);
		describe(tx, { unchanged: ended === 0 });
		return { ended };
	});
}
