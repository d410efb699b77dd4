import type { Db, Tx } from '@gatehouse/db';
import { hashToken, isToken, newToken } from './token.ts';

/** Minutes that a question waits for its answer. */
export const ceremonyWaits = 5;

/** What is asked, and of whom. An answer counts for exactly that: what was signed to log in confirms nothing, and the other way round. */
export type Ceremony =
	/** Whoever comes is said by the passkey. */
	| { readonly purpose: 'login' }
	| { readonly purpose: 'factor'; readonly userId: string; readonly pendingLoginId: string }
	| {
			readonly purpose: 'setup' | 'confirm';
			readonly userId: string;
			readonly sessionId: string;
	  };

const nobody = { userId: null, sessionId: null, pendingLoginId: null };

/** A question. Only its hash is kept. @returns the 32 random bytes that are to be signed, as base64url. */
export async function beginCeremony(db: Db | Tx, ceremony: Ceremony, now: Date): Promise<string> {
	const challenge = newToken();
	const expiresAt = new Date(now.getTime() + ceremonyWaits * 60_000);
	await db.passkeyCeremony.create({
		data: { ...nobody, ...ceremony, challengeHash: hashToken(challenge), expiresAt },
		select: { id: true }
	});
	return challenge;
}

const asked = (challenge: string, ceremony: Ceremony, now: Date) => ({
	...nobody,
	...ceremony,
	challengeHash: hashToken(challenge),
	expiresAt: { gt: now }
});

/** Whether this was asked, for that and of them, and waits. Uses nothing up. */
export async function isAsked(
	db: Db | Tx,
	challenge: string,
	ceremony: Ceremony,
	now: Date
): Promise<boolean> {
	if (!isToken(challenge)) return false;
	return (await db.passkeyCeremony.count({ where: asked(challenge, ceremony, now) })) > 0;
}

/** Takes the question away: true for exactly one of any number of answers that come at once. */
export async function consumeCeremony(
	tx: Tx,
	challenge: string,
	ceremony: Ceremony,
	now: Date
): Promise<boolean> {
	if (!isToken(challenge)) return false;
	const { count } = await tx.passkeyCeremony.deleteMany({
		where: asked(challenge, ceremony, now)
	});
	return count > 0;
}
