import { createHash } from 'node:crypto';
import { newId, Prisma, type Db, type Tx } from '@gatehouse/db';
import { isToken, newToken } from './token.ts';

/** Days after the last login with it that a browser is forgotten. */
const remembered = 90;
const mostPerUser = 50;

/** Whose, and what it came with: the token that it kept, if it kept one. */
interface Coming {
	readonly userId: string;
	readonly token: string | null;
	readonly userAgent: string | null;
}

/** What stands for a browser of this person's. Who share a browser share its token, and no hash. */
const hashed = (userId: string, token: string) =>
	new Uint8Array(createHash('sha256').update(userId).update(token).digest());

/**
 * Somebody logs in with a browser: is it one that they have logged in with before? Says so, and what it is to keep from now on. A
 * token that is none is as good as no token. Knowing a browser lets nobody in.
 */
export async function recogniseDevice(
	tx: Tx,
	{ userId, token, userAgent }: Coming,
	now: Date
): Promise<{ token: string; isNew: boolean }> {
	// Of a row that was there, xmax is the transaction that has just changed it.
	const kept = token !== null && isToken(token) ? token : newToken();
	const [seen] = await tx.$queryRaw<{ isNew: boolean }[]>(Prisma.sql`
		INSERT INTO devices AS known (id, user_id, token_hash, user_agent, created_at, last_login_at)
		VALUES (${newId(now)}::uuid, ${userId}::uuid, ${hashed(userId, kept)}, ${userAgent}, ${now}::timestamptz, ${now}::timestamptz)
		ON CONFLICT (token_hash) DO UPDATE SET last_login_at = excluded.last_login_at, user_agent = excluded.user_agent
		RETURNING (xmax = 0) AS "isNew"`);
	const isNew = seen?.isNew ?? true;
	if (isNew) await dropOldest(tx, userId);
	return { token: kept, isNew };
}

/**
 * Whether the account with this address, if there is one, was logged in to before with the browser that keeps this token. One statement,
 * the same for an address that nobody has.
 */
export async function isKnownDevice(
	db: Db | Tx,
	emailCanonical: string,
	token: string | null
): Promise<boolean> {
	const kept = token !== null && isToken(token) ? token : '';
	const rows = await db.$queryRaw<unknown[]>`
		SELECT 1 FROM users u JOIN devices d ON d.user_id = u.id
		WHERE u.email_canonical = ${emailCanonical} AND d.token_hash = sha256(convert_to(u.id::text || ${kept}::text, 'UTF8'))`;
	return rows.length > 0;
}

/** Days that a device needs no second factor, where its owner asked for that. */
const trusted = 30;

/** From now on this browser needs no second factor, for a while. */
export async function trustDevice(tx: Tx, userId: string, token: string, now: Date): Promise<void> {
	await tx.device.updateMany({
		where: { userId, tokenHash: hashed(userId, token) },
		data: { trustedUntil: daysFrom(now, trusted) }
	});
}

/** Whether this browser needs no second factor of theirs. */
export async function isTrusted(
	db: Db | Tx,
	userId: string,
	token: string | null,
	now: Date
): Promise<boolean> {
	if (token === null || !isToken(token)) return false;
	const where = { userId, tokenHash: hashed(userId, token), trustedUntil: { gt: now } };
	return (await db.device.count({ where })) > 0;
}

/** Those of somebody's, the last one used first. `here`: the one that asks. */
export async function trustedDevices(db: Db | Tx, userId: string, token: string | null, now: Date) {
	const rows = await db.device.findMany({
		where: { userId, trustedUntil: { gt: now } },
		orderBy: [{ lastLoginAt: 'desc' }, { id: 'desc' }],
		omit: { tokenHash: false }
	});
	const own = token !== null && isToken(token) ? Buffer.from(hashed(userId, token)) : null;
	return rows.map(({ id, userAgent, lastLoginAt, trustedUntil, tokenHash }) => ({
		id,
		userAgent,
		lastLoginAt,
		trustedUntil: trustedUntil ?? now,
		here: own?.equals(tokenHash) ?? false
	}));
}

/** It needs a second factor again. @returns whether there was such a one. */
export async function distrustDevice(tx: Tx, userId: string, id: string): Promise<boolean> {
	const { count } = await tx.device.updateMany({
		where: { id, userId, trustedUntil: { not: null } },
		data: { trustedUntil: null }
	});
	return count > 0;
}

/** Until when a browser that was just logged in with is to keep its token. */
export const keepsUntil = (now: Date) => daysFrom(now, remembered);

/** Each browser is a new one from now on: one of them was somebody else's. */
export async function forgetDevices(tx: Tx, userId: string): Promise<void> {
	await tx.device.deleteMany({ where: { userId } });
}

/** Of a browser: that nobody has logged in with it for so long that it is forgotten. */
export const longUnused = (now: Date) => ({ lastLoginAt: { lte: daysFrom(now, -remembered) } });

const daysFrom = (now: Date, days: number) => new Date(now.getTime() + days * 86_400_000);

async function dropOldest(tx: Tx, userId: string): Promise<void> {
	await tx.$executeRaw`
		DELETE FROM devices WHERE id IN (
			SELECT id FROM devices WHERE user_id = ${userId}::uuid ORDER BY last_login_at DESC, id DESC OFFSET ${mostPerUser}::int
		)`;
}
