import { newId, Prisma, type Db, type Tx } from '@gatehouse/db';
import { lockHolder } from './lock-user.ts';
import { hashToken, isToken, newToken } from './token.ts';

const hour = 3_600_000;
/** Hours that its link works, once it is due. */
const works = 7 * 24;

/** When a reset that waits can be completed: from `dueAt`, before `expiresAt`. */
export interface FactorResetTimes {
	readonly dueAt: Date;
	readonly expiresAt: Date;
}

/**
 * Somebody lost every second factor. Asked for again while it waits it is the same wait under a new link: asking never brings it nearer,
 * nor puts it off. @returns the token to mail.
 */
export async function beginFactorReset(
	tx: Tx,
	{ userId, delay }: { userId: string; delay: number },
	now: Date
): Promise<FactorResetTimes & { token: string }> {
	const token = newToken();
	const due = new Date(now.getTime() + delay * hour);
	const end = new Date(due.getTime() + works * hour);
	// One statement, so that two who ask at once share one wait.
	const [row] = await tx.$queryRaw<FactorResetTimes[]>(Prisma.sql`
		INSERT INTO factor_resets AS r (id, user_id, token_hash, created_at, due_at, expires_at)
		VALUES (${newId(now)}::uuid, ${userId}::uuid, ${hashToken(token)}, ${now}::timestamptz, ${due}::timestamptz, ${end}::timestamptz)
		ON CONFLICT (user_id) DO UPDATE SET
			token_hash = excluded.token_hash,
			created_at = CASE WHEN r.expires_at > ${now}::timestamptz THEN r.created_at ELSE excluded.created_at END,
			due_at = CASE WHEN r.expires_at > ${now}::timestamptz THEN r.due_at ELSE excluded.due_at END,
			expires_at = CASE WHEN r.expires_at > ${now}::timestamptz THEN r.expires_at ELSE excluded.expires_at END
		RETURNING due_at AS "dueAt", expires_at AS "expiresAt"`);
	return { token, dueAt: row?.dueAt ?? due, expiresAt: row?.expiresAt ?? end };
}

/** What a mailed link is of, as long as it waits or works; null for anything else. Burns nothing. */
export async function findFactorReset(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	return db.factorReset.findUnique({
		where: { tokenHash: hashToken(token), expiresAt: { gt: now }, user: { disabledAt: null } },
		select: { dueAt: true, expiresAt: true, user: { select: { id: true, username: true } } }
	});
}

/** Whether one of theirs waits, and for how long. */
export const waitingFactorReset = (db: Db | Tx, userId: string, now: Date) =>
	db.factorReset.findUnique({
		where: { userId, expiresAt: { gt: now } },
		select: { dueAt: true, expiresAt: true }
	});

/** Takes it away once it is due: whose it was, for exactly one of any number who try at once. */
export async function consumeFactorReset(tx: Tx, token: string, now: Date): Promise<string | null> {
	if (!isToken(token)) return null;
	await lockHolder(tx, 'factorReset', token);
	const [row] = await tx.$queryRaw<{ userId: string }[]>(Prisma.sql`
		DELETE FROM factor_resets r USING users u
		WHERE r.token_hash = ${hashToken(token)} AND u.id = r.user_id AND u.disabled_at IS NULL
			AND r.due_at <= ${now}::timestamptz AND r.expires_at > ${now}::timestamptz
		RETURNING r.user_id AS "userId"`);
	return row?.userId ?? null;
}

/** "It wasn't me", by the mailed link: due or not. @returns whose it was. */
export async function declineFactorReset(
	tx: Tx,
	token: string
): Promise<{ id: string; username: string } | null> {
	if (!isToken(token)) return null;
	await lockHolder(tx, 'factorReset', token);
	const [row] = await tx.$queryRaw<{ id: string; username: string }[]>(Prisma.sql`
		DELETE FROM factor_resets r USING users u
		WHERE r.token_hash = ${hashToken(token)} AND u.id = r.user_id
		RETURNING u.id, u.username`);
	return row ?? null;
}

/** None of theirs waits any more. @returns whether one did. */
export async function endFactorReset(tx: Tx, userId: string): Promise<boolean> {
	const { count } = await tx.factorReset.deleteMany({ where: { userId } });
	return count > 0;
}
