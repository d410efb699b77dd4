import { Prisma, type Tx } from '@gatehouse/db';
import { hashToken } from './token.ts';

// Whatever changes somebody's credentials locks them first, and then what is theirs. In two orders, two would wait for each other.

/** Waits for whoever changes this account just now, and makes others wait. @returns whether they may come in, and have a password. */
export async function lockUser(tx: Tx, userId: string) {
	const [row] = await tx.$queryRaw<{ enabled: boolean; hasPassword: boolean }[]>`
		SELECT disabled_at IS NULL AS enabled, password_hash IS NOT NULL AS "hasPassword"
		FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
	return row ?? { enabled: false, hasPassword: false };
}

/** What is mailed or shown to one person, and the column that its token is found by. */
const held = {
	passwordReset: Prisma.sql`password_resets AS held ON held.token_hash`,
	emailChange: Prisma.sql`email_changes AS held ON held.token_hash`,
	emailChangeUndo: Prisma.sql`email_changes AS held ON held.undo_hash`,
	credentialChange: Prisma.sql`credential_changes AS held ON held.undo_hash`,
	factorReset: Prisma.sql`factor_resets AS held ON held.token_hash`,
	deviceLogin: Prisma.sql`device_logins AS held ON held.device_hash`
};

/** The same of whoever this token is of; nobody, where it is nobody's. */
export async function lockHolder(tx: Tx, what: keyof typeof held, token: string): Promise<void> {
	await tx.$queryRaw`
		SELECT users.id FROM users JOIN ${held[what]} = ${hashToken(token)} AND held.user_id = users.id
		FOR UPDATE OF users`;
}
