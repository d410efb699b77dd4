import type { Db, Tx } from '@gatehouse/db';
import { recordChange, type Known } from './credential-changes.ts';
import { claimEmail } from './claims.ts';
import { endInvitation } from './invitations.ts';
import { lockHolder } from './lock-user.ts';
import { hashToken, isToken, newToken } from './token.ts';

/** Hours that a new address has to confirm. */
const waiting = 24;

const confirmableUntil = (now: Date) => new Date(now.getTime() + waiting * 3_600_000);

/** Begins a change of address, in place of one that was waiting. @returns what to mail to the new address, and to the old one. */
export async function beginEmailChange(
	tx: Tx,
	{ userId, version }: Known,
	{ email, emailCanonical }: { email: string; emailCanonical: string },
	now: Date
): Promise<{ token: string; undoToken: string }> {
	const token = newToken();
	const undoToken = newToken();
	await tx.emailChange.deleteMany({ where: { userId } });
	await tx.emailChange.create({
		data: {
			userId,
			email,
			emailCanonical,
			tokenHash: hashToken(token),
			undoHash: hashToken(undoToken),
			credentialVersion: version,
			createdAt: now,
			expiresAt: confirmableUntil(now)
		},
		select: { id: true }
	});
	return { token, undoToken };
}

/**
 * Makes a new link to confirm an address that waits; the one mailed before is dead. Null where this address does not wait any more,
 * or cannot become theirs.
 */
export async function renewEmailChange(
	tx: Tx,
	{ userId, email }: { userId: string; email: string },
	now: Date
): Promise<{ username: string; token: string } | null> {
	const change = await tx.emailChange.findUnique({
		where: { userId, email, expiresAt: { gt: now }, user: { disabledAt: null } },
		select: {
			id: true,
			emailCanonical: true,
			credentialVersion: true,
			user: { select: { username: true, credentialVersion: true } }
		}
	});
	if (!change || change.credentialVersion !== change.user.credentialVersion) return null;
	if (!(await claimEmail(tx, change.emailCanonical, now, { userId }))) return null;
	const token = newToken();
	// By its id: one that took its place meanwhile is of another address.
	const { count } = await tx.emailChange.updateMany({
		where: { id: change.id },
		data: { tokenHash: hashToken(token), expiresAt: confirmableUntil(now) }
	});
	return count > 0 ? { username: change.user.username, token } : null;
}

const shown = {
	email: true,
	createdAt: true,
	expiresAt: true,
	user: { select: { username: true, email: true } }
} as const;

/** The change that a link to the new address would confirm; null where there is none. */
export async function findEmailChange(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	const where = { tokenHash: hashToken(token), expiresAt: { gt: now } };
	return db.emailChange.findUnique({ where, select: shown });
}

/** The change that a link to the old address would cancel; null where there is none. */
export async function findCancellableChange(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	const where = { undoHash: hashToken(token), expiresAt: { gt: now } };
	return db.emailChange.findUnique({ where, select: shown });
}

interface Waiting {
	user_id: string;
	email: string;
	email_canonical: string;
	undo_hash: Uint8Array<ArrayBuffer>;
	credential_version: number;
}

/** 'gone': the link is dead. 'taken': the address belongs to somebody else by now. */
export type Confirmed =
	| 'gone'
	| 'taken'
	| {
			readonly userId: string;
			readonly username: string;
			readonly email: string;
			readonly emailBefore: string;
			readonly until: Date;
	  };

/** Makes the new address the one in force. Whose it is is decided here, not when the change was asked for. */
export async function confirmEmailChange(tx: Tx, token: string, now: Date): Promise<Confirmed> {
	if (!isToken(token)) return 'gone';
	await lockHolder(tx, 'emailChange', token);
	const [change] = await tx.$queryRaw<Waiting[]>`
		DELETE FROM email_changes WHERE token_hash = ${hashToken(token)} AND expires_at > ${now}::timestamptz
		RETURNING user_id, email, email_canonical, undo_hash, credential_version`;
	if (!change) return 'gone';
	const { user_id: userId, email, email_canonical: emailCanonical } = change;
	if (!(await claimEmail(tx, emailCanonical, now, { userId }))) return 'taken';
	const before = await tx.user.findUniqueOrThrow({
		where: { id: userId },
		select: { email: true, emailCanonical: true, username: true }
	});
	const [after] = await tx.user.updateManyAndReturn({
		where: { id: userId, credentialVersion: change.credential_version, disabledAt: null },
		data: { email, emailCanonical, credentialVersion: { increment: 1 } },
		select: { credentialVersion: true }
	});
	if (!after) return 'gone';
	await tx.passwordReset.deleteMany({ where: { userId } });
	await endInvitation(tx, emailCanonical);
	const until = await recordChange(tx, {
		userId,
		what: 'email',
		emailBefore: before.email,
		emailBeforeCanonical: before.emailCanonical,
		credentialVersion: after.credentialVersion,
		undoHash: new Uint8Array(change.undo_hash),
		createdAt: now
	});
	return { userId, username: before.username, email, emailBefore: before.email, until };
}

/** Cancels by the link to the old address. @returns whose it was, or null where nothing was waiting. */
export async function cancelEmailChange(
	tx: Tx,
	token: string,
	now: Date
): Promise<{ userId: string } | null> {
	if (!isToken(token)) return null;
	await lockHolder(tx, 'emailChangeUndo', token);
	const [change] = await tx.$queryRaw<{ user_id: string }[]>`
		DELETE FROM email_changes WHERE undo_hash = ${hashToken(token)} AND expires_at > ${now}::timestamptz
		RETURNING user_id`;
	return change ? { userId: change.user_id } : null;
}
