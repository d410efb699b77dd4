import type { Db, Tx } from '@gatehouse/db';
import { hashToken, isToken, newToken } from './token.ts';

/** Days that a mailed link of one works. */
const held = 7;

const freshLink = (now: Date) => {
	const token = newToken();
	const expiresAt = new Date(now.getTime() + held * 24 * 3_600_000);
	return { token, row: { tokenHash: hashToken(token), mailedAt: now, expiresAt } };
};

interface Invitee {
	readonly email: string;
	readonly emailCanonical: string;
	/** What they will hold beside the default role. */
	readonly roleId: string | null;
	readonly invitedById: string;
}

/**
 * Writes an invitation, in the place of one that has run out. Call it with a claimed address.
 * Throws a unique violation on the address where one still runs.
 */
export async function beginInvitation(
	tx: Tx,
	invitee: Invitee,
	now: Date
): Promise<{ id: string; token: string; expiresAt: Date }> {
	const { emailCanonical } = invitee;
	await tx.invitation.deleteMany({ where: { emailCanonical, expiresAt: { lte: now } } });
	const { token, row } = freshLink(now);
	const data = { ...invitee, ...row, createdAt: now };
	const { id } = await tx.invitation.create({ data, select: { id: true } });
	return { id, token, expiresAt: row.expiresAt };
}

/** Makes a new link, also for one that had run out; the one mailed before is dead. Null where there is no such invitation. */
export async function renewInvitation(tx: Tx, id: string, now: Date) {
	const { token, row } = freshLink(now);
	const [renewed] = await tx.invitation.updateManyAndReturn({
		where: { id },
		data: row,
		select: { email: true, invitedBy: { select: { username: true } }, expiresAt: true }
	});
	return renewed ? { ...renewed, token } : null;
}

/** Takes an invitation back: its link is dead. False where it is gone already. */
export async function withdrawInvitation(tx: Tx, id: string): Promise<boolean> {
	const { count } = await tx.invitation.deleteMany({ where: { id } });
	return count > 0;
}

/** What a mailed link would accept, also where it has run out; null where there is nothing. */
export async function findInvitation(db: Db | Tx, token: string) {
	if (!isToken(token)) return null;
	return db.invitation.findUnique({
		where: { tokenHash: hashToken(token) },
		select: {
			email: true,
			emailCanonical: true,
			roleId: true,
			invitedById: true,
			invitedBy: { select: { username: true } },
			expiresAt: true
		}
	});
}

/** Takes an invitation away by its link, once: of any number at the same time one gets it. Null for the others, and for a dead one. */
export async function consumeInvitation(
	tx: Tx,
	token: string,
	now: Date
): Promise<Consumed | null> {
	if (!isToken(token)) return null;
	const [row] = await tx.$queryRaw<Consumed[]>`
		DELETE FROM invitations WHERE token_hash = ${hashToken(token)} AND expires_at > ${now}::timestamptz
		RETURNING email, email_canonical AS "emailCanonical", role_id AS "roleId", invited_by_id AS "invitedById"`;
	return row ?? null;
}

interface Consumed {
	readonly email: string;
	readonly emailCanonical: string;
	readonly roleId: string | null;
	/** Null: whoever it was is gone. */
	readonly invitedById: string | null;
}

/** Ends the invitation of an address that has an account by now. */
export async function endInvitation(tx: Tx, emailCanonical: string): Promise<void> {
	await tx.invitation.deleteMany({ where: { emailCanonical } });
}
