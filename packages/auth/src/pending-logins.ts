import type { Db, Tx } from '@gatehouse/db';
import { hashToken, isToken, newToken } from './token.ts';

/** Minutes that a login waits for its second factor, and codes that may be tried at it. */
const waits = 10;
export const mostTries = 5;

interface Begun {
	readonly userId: string;
	/** How the first step was done. */
	readonly way: string;
	readonly remembered: boolean;
}

/** A login whose first step is done. What it is to become is kept here, out of the browser's reach. @returns what the browser keeps. */
export async function beginPendingLogin(tx: Tx, begun: Begun, now: Date) {
	const token = newToken();
	const expiresAt = new Date(now.getTime() + waits * 60_000);
	const { credentialVersion } = await tx.user.findUniqueOrThrow({
		where: { id: begun.userId },
		select: { credentialVersion: true }
	});
	await tx.pendingLogin.create({
		data: { ...begun, credentialVersion, tokenHash: hashToken(token), createdAt: now, expiresAt },
		select: { id: true }
	});
	return { token, expiresAt };
}

export type PendingLogin = NonNullable<Awaited<ReturnType<typeof findPendingLogin>>>;

/** The login that waits in this browser; null where it has ended, or the credentials it began with have. Uses nothing up. */
export async function findPendingLogin(db: Db | Tx, token: string | null, now: Date) {
	if (!token || !isToken(token)) return null;
	const row = await db.pendingLogin.findUnique({
		where: {
			tokenHash: hashToken(token),
			expiresAt: { gt: now },
			tries: { lt: mostTries },
			user: { disabledAt: null }
		},
		select: {
			id: true,
			userId: true,
			way: true,
			remembered: true,
			expiresAt: true,
			credentialVersion: true,
			user: { select: { username: true, email: true, credentialVersion: true } }
		}
	});
	if (!row || row.credentialVersion !== row.user.credentialVersion) return null;
	const { username, email } = row.user;
	return { ...row, username, email };
}

/** Counts a try, before it is looked at. @returns how many are left after it; null where there was none left. */
export async function tryPendingLogin(db: Db, id: string): Promise<number | null> {
	const [row] = await db.pendingLogin.updateManyAndReturn({
		where: { id, tries: { lt: mostTries } },
		data: { tries: { increment: 1 } },
		select: { tries: true }
	});
	return row ? mostTries - row.tries : null;
}

/** Takes it away: true for exactly one of any number who try at once. */
export async function consumePendingLogin(tx: Tx, id: string, now: Date): Promise<boolean> {
	const { count } = await tx.pendingLogin.deleteMany({ where: { id, expiresAt: { gt: now } } });
	return count > 0;
}

/** The one that waits in this browser is given up; none, where none does. */
export async function endPendingLogin(tx: Tx, token: string): Promise<void> {
	if (isToken(token)) await tx.pendingLogin.deleteMany({ where: { tokenHash: hashToken(token) } });
}

/** No login of theirs goes on that began before. */
export async function endPendingLogins(tx: Tx, userId: string): Promise<void> {
	await tx.pendingLogin.deleteMany({ where: { userId } });
}
