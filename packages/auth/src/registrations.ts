import type { Tx } from '@gatehouse/db';
import { endInvitation } from './invitations.ts';
import { hashToken, newToken } from './token.ts';

const hour = 3_600_000;
/** Hours that a registration holds its username, and that one mailed link of it works. */
const held = 7 * 24;
const linked = 24;

const hence = (now: Date, hours: number) => new Date(now.getTime() + hours * hour);

/** When the link of a registration was mailed, by when that link ends. */
export const linkMailedAt = (linkExpiresAt: Date) => hence(linkExpiresAt, -linked);

/** What makes an account: who somebody said to be when registering. */
export interface Applicant {
	readonly email: string;
	readonly emailCanonical: string;
	readonly username: string;
	readonly usernameFolded: string;
	readonly passwordHash: string;
}

/**
 * Writes a registration. Call it with a claimed name.
 * @returns the token to mail, and the secret by which the browser that registered is known again. Only their hashes are stored.
 */
export async function beginRegistration(
	tx: Tx,
	{ next, ...applicant }: Applicant & { next: string | null },
	now: Date
): Promise<{ token: string; secret: string; expiresAt: Date }> {
	await tx.registration.deleteMany({
		where: { usernameFolded: applicant.usernameFolded, expiresAt: { lte: now } }
	});
	const token = newToken();
	const secret = newToken();
	const expiresAt = hence(now, held);
	await tx.registration.create({
		data: {
			...applicant,
			next,
			tokenHash: hashToken(token),
			browserHash: hashToken(secret),
			linkExpiresAt: hence(now, linked),
			createdAt: now,
			expiresAt
		},
		select: { id: true }
	});
	return { token, secret, expiresAt };
}

/** Ends the registration that a browser began before, so that it can begin again with the same name. */
export async function withdrawRegistration(tx: Tx, secret: string): Promise<void> {
	await tx.registration.deleteMany({ where: { browserHash: hashToken(secret) } });
}

/** Makes a new link for a registration that still runs; the one mailed before is dead. @returns null where it runs no more. */
export async function renewLink(tx: Tx, id: string, now: Date): Promise<string | null> {
	const token = newToken();
	const { count } = await tx.registration.updateMany({
		where: { id, expiresAt: { gt: now } },
		data: { tokenHash: hashToken(token), linkExpiresAt: hence(now, linked) }
	});
	return count > 0 ? token : null;
}

/** Makes another browser the one that is known: its person has shown the password. */
export async function rebindRegistration(
	tx: Tx,
	id: string,
	now: Date
): Promise<{ secret: string; expiresAt: Date } | null> {
	const secret = newToken();
	const [row] = await tx.registration.updateManyAndReturn({
		where: { id, expiresAt: { gt: now } },
		data: { browserHash: hashToken(secret) },
		select: { expiresAt: true }
	});
	return row ? { secret, expiresAt: row.expiresAt } : null;
}

/**
 * Makes the account of a registration: takes its row away by the mailed token. `passwordHash` takes the place of the one chosen at
 * registration.
 * @returns the new user, or null when the link is dead. Throws a unique violation on the address where it has an account.
 */
export async function activateRegistration(
	tx: Tx,
	token: string,
	now: Date,
	passwordHash?: string
): Promise<{ id: string; username: string; next: string | null } | null> {
	const [registration] = await tx.$queryRaw<(Applicant & { next: string | null })[]>`
		DELETE FROM registrations WHERE token_hash = ${hashToken(token)} AND link_expires_at > ${now}::timestamptz
		RETURNING email, email_canonical AS "emailCanonical", username, username_folded AS "usernameFolded",
			password_hash AS "passwordHash", next`;
	if (!registration) return null;
	const { next, ...applicant } = registration;
	const person = passwordHash ? { ...applicant, passwordHash } : applicant;
	const { id } = await createUser(tx, person, now);
	return { id, username: applicant.username, next };
}

/** An account with the default role, whoever it is made by. What else waited for its address ends: it has an owner now. */
export async function createUser(
	tx: Tx,
	person: Applicant,
	now: Date,
	invitedById: string | null = null
): Promise<{ id: string }> {
	const defaults = await tx.role.findMany({ where: { isDefault: true }, select: { id: true } });
	const roles = { create: defaults.map(({ id }) => ({ roleId: id, givenAt: now })) };
	const data = { ...person, invitedById, createdAt: now, lastSeenAt: now, roles };
	const user = await tx.user.create({ data, select: { id: true } });
	await endRegistrations(tx, person.emailCanonical);
	await endInvitation(tx, person.emailCanonical);
	return user;
}

/** Ends every registration of an address: their usernames are free again. */
export async function endRegistrations(tx: Tx, emailCanonical: string): Promise<void> {
	await tx.registration.deleteMany({ where: { emailCanonical } });
}
