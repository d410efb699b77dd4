import type { Tx } from '@gatehouse/db';
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
 * Closes an account: whoever asks by a session, a token or a mailed link of it is nobody from this moment on, because each of those
 * is looked up together with the account. They are removed when it is opened again, so that undoing gives all of them back. Of one
 * that is closed already the reason is put right, and the answer is false. Throws what the database says where no administrator would be left.
 */
export async function disableUser(
	tx: Tx,
	userId: string,
	{ reason, note, until }: Disabling,
	now: Date
): Promise<boolean> {
	const why = { disabledUntil: until, disabledReason: reason, disabledNote: note };
	await tx.user.updateMany({ where: { id: userId }, data: why });
	const { count } = await tx.user.updateMany({
		where: { id: userId, disabledAt: null },
		data: { disabledAt: now }
	});
	return count > 0;
}

/** Takes back what was done since then, as if it never was. False where it was done before, or not at all. */
export async function undoDisabling(tx: Tx, userId: string, since: Date): Promise<boolean> {
	const where = { id: userId, disabledAt: { gte: since } };
	const { count } = await tx.user.updateMany({ where, data: enabled });
	return count > 0;
}

/** Opens it again; nobody is logged in by that. False where it was open. */
export async function enableUser(tx: Tx, userId: string): Promise<boolean> {
	const where = { id: userId, disabledAt: { not: null } };
	const { count } = await tx.user.updateMany({ where, data: enabled });
	if (count > 0) await endAll(tx, userId);
	return count > 0;
}

/** Opens this one, if its time is over. False where it is not, or it was open. */
export async function enableIfDue(tx: Tx, now: Date, id: string): Promise<boolean> {
	const where = { id, disabledUntil: { lte: now } };
	const { count } = await tx.user.updateMany({ where, data: enabled });
	if (count > 0) await endAll(tx, id);
	return count > 0;
}

/** What an account had open before it was closed. */
async function endAll(tx: Tx, userId: string): Promise<void> {
	await tx.session.deleteMany({ where: { userId } });
	await revokeApiTokens(tx, userId);
	await endMailedLinks(tx, userId);
}
