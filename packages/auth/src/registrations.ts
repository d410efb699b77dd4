import type { Tx } from '@gatehouse/db';

/** Days that a registration holds its username. */
const held = 7;

export interface Applicant {
	readonly email: string;
	readonly emailCanonical: string;
	readonly username: string;
	readonly usernameFolded: string;
	readonly passwordHash: string;
}

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

/** Writes a registration. Call it with a claimed name. */
export async function beginRegistration(
	tx: Tx,
	applicant: Applicant,
	now: Date
): Promise<{ id: string }> {
	await tx.registration.deleteMany({
		where: { usernameFolded: applicant.usernameFolded, expiresAt: { lte: now } }
	});
	const expiresAt = new Date(now.getTime() + held * 86_400_000);
	return tx.registration.create({
		data: { ...applicant, createdAt: now, expiresAt },
		select: { id: true }
	});
}

/**
 * Makes the account of a registration: takes the row away, gives the default role, and ends every other registration of the address.
 * @returns the new user, or null when the registration is no longer there. Throws a unique violation on the address where it has an account.
 */
export async function activateRegistration(
	tx: Tx,
	id: string,
	now: Date
): Promise<{ id: string } | null> {
	const [registration] = await tx.$queryRaw<(Applicant & { id: string })[]>`
		DELETE FROM registrations WHERE id = ${id}::uuid AND expires_at > ${now}::timestamptz
		RETURNING id, email, email_canonical AS "emailCanonical", username, username_folded AS "usernameFolded",
			password_hash AS "passwordHash"`;
	if (!registration) return null;
	const { id: _, ...person } = registration;
	const user = await createUser(tx, person, now);
	await tx.registration.deleteMany({ where: { emailCanonical: person.emailCanonical } });
	return user;
}

/** An account with the default role, whoever it is made by. */
export async function createUser(tx: Tx, person: Applicant, now: Date): Promise<{ id: string }> {
	const defaults = await tx.role.findMany({ where: { isDefault: true }, select: { id: true } });
	const roles = { create: defaults.map(({ id }) => ({ roleId: id, givenAt: now })) };
	return tx.user.create({ data: { ...person, createdAt: now, roles }, select: { id: true } });
}
