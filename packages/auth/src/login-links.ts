import type { Db, Tx } from '@gatehouse/db';
import { hashToken, isToken, newToken } from './token.ts';

/** Minutes that a mailed link logs in. */
const linked = 10;

interface Begun {
	readonly userId: string;
	readonly version: number;
	/** Where the person was heading. */
	readonly next: string | null;
}

/**
 * Begins one for the credentials as they are at `version`; any change of them kills it. Earlier ones work on: else a stranger could end
 * somebody's link by asking for the next one. @returns the token to mail.
 */
export async function beginLoginLink(tx: Tx, begun: Begun, now: Date): Promise<string> {
	const token = newToken();
	await tx.loginLink.create({
		data: {
			tokenHash: hashToken(token),
			userId: begun.userId,
			credentialVersion: begun.version,
			next: begun.next,
			createdAt: now,
			expiresAt: new Date(now.getTime() + linked * 60_000)
		},
		select: { id: true }
	});
	return token;
}

/** Whom a link would log in, as long as it works; null for anything else. Burns nothing. */
export async function findLoginLink(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	const link = await db.loginLink.findUnique({
		where: {
			tokenHash: hashToken(token),
			expiresAt: { gt: now },
			user: { disabledAt: null }
		},
		select: {
			credentialVersion: true,
			next: true,
			user: { select: { id: true, username: true, email: true, credentialVersion: true } }
		}
	});
	if (!link || link.credentialVersion !== link.user.credentialVersion) return null;
	const { id: userId, username, email } = link.user;
	return { userId, version: link.credentialVersion, username, email, next: link.next };
}

/**
 * Takes the link away: true for exactly one of any number who try at once. The person is locked first, as by whatever changes their
 * credentials: a link that was looked up before such a change does not log in after it.
 */
export async function consumeLoginLink(
	tx: Tx,
	token: string,
	{ userId: id, version }: { userId: string; version: number },
	now: Date
): Promise<boolean> {
	const asItWas = await tx.user.updateMany({
		where: { id, credentialVersion: version, disabledAt: null },
		data: { credentialVersion: version }
	});
	if (asItWas.count === 0) return false;
	const { count } = await tx.loginLink.deleteMany({
		where: { tokenHash: hashToken(token), userId: id, expiresAt: { gt: now } }
	});
	return count > 0;
}
