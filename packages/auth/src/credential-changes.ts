import type { Db, Tx } from '@gatehouse/db';
import { endFactorReset } from './factor-resets.ts';
import { endPendingLogins } from './pending-logins.ts';
import { hashToken, isToken, newToken } from './token.ts';

/** Hours after it took effect that a change can be undone. */
const undoable = 72;

/** What a mailed link can undo: a change, or whatever came of a login that was somebody else's. `factor`: of a second factor. */
export type Undoable = 'password' | 'email' | 'login' | 'factor';

/** Whose credentials, as they were when it was decided to change them. */
export interface Known {
	readonly userId: string;
	readonly version: number;
}

/** A change that was made: what the address in force before it has to hear. */
export interface Made {
	readonly userId: string;
	readonly username: string;
	readonly email: string;
	readonly token: string;
	readonly until: Date;
}

const until = (now: Date) => new Date(now.getTime() + undoable * 3_600_000);

/**
 * Sets a password where the credentials are still those of `who`; null where they changed meanwhile. Every link mailed before,
 * and a change of address that was waiting, end with it. Sessions are the caller's.
 */
export async function setPassword(
	tx: Tx,
	who: Known,
	passwordHash: string,
	now: Date
): Promise<Made | null> {
	const [user] = await tx.user.updateManyAndReturn({
		where: { id: who.userId, credentialVersion: who.version, disabledAt: null },
		data: { passwordHash, passwordChangedAt: now, credentialVersion: { increment: 1 } },
		select: { username: true, email: true, emailCanonical: true, credentialVersion: true }
	});
	if (!user) return null;
	await endMailedLinks(tx, who.userId);
	const token = newToken();
	await recordChange(tx, {
		userId: who.userId,
		what: 'password',
		emailBefore: user.email,
		emailBeforeCanonical: user.emailCanonical,
		credentialVersion: user.credentialVersion,
		undoHash: hashToken(token),
		createdAt: now
	});
	const { username, email } = user;
	return { userId: who.userId, username, email, token, until: until(now) };
}

/** Whatever was mailed of the credentials as they were works no more. */
export async function endMailedLinks(tx: Tx, userId: string): Promise<void> {
	await tx.passwordReset.deleteMany({ where: { userId } });
	await tx.loginLink.deleteMany({ where: { userId } });
	await endPendingLogins(tx, userId);
	await endFactorReset(tx, userId);
	await tx.emailChange.deleteMany({ where: { userId } });
}

interface Change {
	readonly userId: string;
	readonly what: Undoable;
	readonly emailBefore: string;
	readonly emailBeforeCanonical: string;
	readonly credentialVersion: number;
	readonly undoHash: Uint8Array<ArrayBuffer>;
	readonly createdAt: Date;
}

/** Remembers a change for as long as it can be undone. @returns until when. */
export async function recordChange(tx: Tx, change: Change): Promise<Date> {
	const expiresAt = until(change.createdAt);
	await tx.credentialChange.create({ data: { ...change, expiresAt }, select: { id: true } });
	return expiresAt;
}

/**
 * Remembers a login, or a change of a factor, as something that can be undone, with all that is changed after it: whoever it was knew how
 * to come in. Changes nothing by itself.
 */
export async function recordUndoable(
	tx: Tx,
	userId: string,
	what: 'login' | 'factor',
	now: Date
): Promise<Made> {
	const { username, email, emailCanonical, credentialVersion } = await tx.user.findUniqueOrThrow({
		where: { id: userId },
		select: { username: true, email: true, emailCanonical: true, credentialVersion: true }
	});
	const token = newToken();
	const until = await recordChange(tx, {
		userId,
		what,
		emailBefore: email,
		emailBeforeCanonical: emailCanonical,
		credentialVersion,
		undoHash: hashToken(token),
		createdAt: now
	});
	return { userId, username, email, token, until };
}

/** The change that a link would undo, as long as it can; null for anything else. Undoes nothing. */
export async function findChange(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	return db.credentialChange.findUnique({
		where: { undoHash: hashToken(token), expiresAt: { gt: now } },
		select: {
			what: true,
			emailBefore: true,
			createdAt: true,
			expiresAt: true,
			user: { select: { username: true, email: true } }
		}
	});
}

/** A new link for the change by which an account left this address; null where none did lately. */
export async function renewUndo(tx: Tx, emailCanonical: string, now: Date) {
	const token = newToken();
	const left = await tx.credentialChange.findFirst({
		where: { what: 'email', emailBeforeCanonical: emailCanonical, expiresAt: { gt: now } },
		orderBy: { credentialVersion: 'asc' },
		select: {
			id: true,
			emailBefore: true,
			createdAt: true,
			expiresAt: true,
			user: { select: { id: true, username: true } }
		}
	});
	if (!left) return null;
	const { count } = await tx.credentialChange.updateMany({
		where: { id: left.id },
		data: { undoHash: hashToken(token) }
	});
	return count > 0 ? { ...left, token } : null;
}
