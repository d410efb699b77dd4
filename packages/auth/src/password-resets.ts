import type { Db, Tx } from '@gatehouse/db';
import { lockHolder } from './lock-user.ts';
import { hashToken, isToken, newToken } from './token.ts';

/** Minutes that a link to choose a new password works. */
const linked = 30;

/** Begins one for the credentials as they are at `version`; any change of them kills it. @returns the token to mail. */
export async function beginReset(
	tx: Tx,
	who: { userId: string; version: number },
	now: Date
): Promise<string> {
	const token = newToken();
	await tx.passwordReset.create({
		data: {
			tokenHash: hashToken(token),
			userId: who.userId,
			credentialVersion: who.version,
			createdAt: now,
			expiresAt: new Date(now.getTime() + linked * 60_000)
		},
		select: { id: true }
	});
	return token;
}

/** Whose password a link would set, as long as it works; null for anything else. Burns nothing. */
export async function findReset(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	const reset = await db.passwordReset.findUnique({
		where: { tokenHash: hashToken(token), expiresAt: { gt: now } },
		select: {
			credentialVersion: true,
			user: {
				select: {
					id: true,
					username: true,
					email: true,
					credentialVersion: true,
					disabledAt: true
				}
			}
		}
	});
	if (!reset || reset.user.disabledAt) return null;
	const { credentialVersion: version, ...user } = reset.user;
	return reset.credentialVersion === version ? { userId: user.id, version, ...user } : null;
}

/** Takes the link away: true for exactly one of any number who try at once. */
export async function consumeReset(tx: Tx, token: string, now: Date): Promise<boolean> {
	await lockHolder(tx, 'passwordReset', token);
	const { count } = await tx.passwordReset.deleteMany({
		where: { tokenHash: hashToken(token), expiresAt: { gt: now } }
	});
	return count > 0;
}
