import type { Db, Tx } from '@gatehouse/db';
import { revokeApiTokens } from './api-tokens.ts';
import { endMailedLinks } from './credential-changes.ts';

/** Why, and until when; null: until somebody enables it. */
interface Disabling {
	/** The person reads this. */
	readonly reason: string;
	/** Only administrators read this. */
	readonly note: string;
	readonly until: Date | null;
}

const enabled = { disabledAt: null, disabledUntil: null, disabledReason: '', disabledNote: '' };

/**
 * Closes an account: its tokens and mailed links end with it; its sessions are the caller's. Of one that is closed already the reason
 * is put right. Throws what the database says where no administrator would be left.
 */
export async function disableUser(
	tx: Tx,
	userId: string,
	{ reason, note, until }: Disabling,
	now: Date
): Promise<void> {
	const why = { disabledUntil: until, disabledReason: reason, disabledNote: note };
	await tx.user.updateMany({ where: { id: userId }, data: why });
	await tx.user.updateMany({
		where: { id: userId, disabledAt: null },
		data: { disabledAt: now }
	});
	await revokeApiTokens(tx, userId);
	await endMailedLinks(tx, userId);
}

/** Opens it again. False where it was open. */
export async function enableUser(tx: Tx, userId: string): Promise<boolean> {
	const where = { id: userId, disabledAt: { not: null } };
	const { count } = await tx.user.updateMany({ where, data: enabled });
	return count > 0;
}

/** Opens those whose time is over: of one person, or of all. */
export async function enableDue(db: Db | Tx, now: Date, userId?: string): Promise<void> {
	const where = { disabledUntil: { lte: now }, ...(userId === undefined ? {} : { id: userId }) };
	await db.user.updateMany({ where, data: enabled });
}
