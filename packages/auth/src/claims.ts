import type { Tx } from '@gatehouse/db';

/**
 * Decides over a username, before and independently of the address. Accounts and registrations share one name space:
 * a lock on the name (held to the end of the transaction) makes looking into both tables and then writing one act.
 * @returns false where someone else has it. `but`: whose own it may be.
 */
export async function claimUsername(
	tx: Tx,
	usernameFolded: string,
	now: Date,
	but?: { userId: string }
): Promise<boolean> {
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${usernameFolded}, 0))`;
	const holders = await tx.$queryRaw<unknown[]>`
		SELECT 1 FROM users WHERE username_folded = ${usernameFolded} AND id IS DISTINCT FROM ${but?.userId ?? null}::uuid
		UNION ALL
		SELECT 1 FROM registrations WHERE username_folded = ${usernameFolded} AND expires_at > ${now}::timestamptz`;
	return holders.length === 0;
}

/**
 * Decides over an address in the same way. It belongs to whoever's account it is, and to whoever may still take it back:
 * an undone change must find its address free.
 */
export async function claimEmail(
	tx: Tx,
	emailCanonical: string,
	now: Date,
	but?: { userId: string }
): Promise<boolean> {
	// No username has an @, so the two kinds of names cannot meet in one lock.
	await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${emailCanonical}, 0))`;
	const holders = await tx.$queryRaw<unknown[]>`
		SELECT 1 FROM users WHERE email_canonical = ${emailCanonical} AND id IS DISTINCT FROM ${but?.userId ?? null}::uuid
		UNION ALL
		SELECT 1 FROM credential_changes WHERE email_before_canonical = ${emailCanonical}
			AND expires_at > ${now}::timestamptz AND user_id IS DISTINCT FROM ${but?.userId ?? null}::uuid`;
	return holders.length === 0;
}
