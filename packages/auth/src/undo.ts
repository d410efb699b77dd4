import type { Tx } from '@gatehouse/db';
import { beginReset } from './password-resets.ts';
import { endMailedLinks, type Undoable } from './credential-changes.ts';
import { forgetDevices } from './devices.ts';
import { undoFactors } from './factors.ts';
import { lockHolder } from './lock-user.ts';
import { hashToken, isToken } from './token.ts';

interface Undone {
	readonly userId: string;
	readonly username: string;
	readonly what: Undoable;
	/** The address that is in force again. */
	readonly email: string;
	/** The one that is no more; null where it was the same all along. */
	readonly withdrawn: string | null;
	/** Leads straight to choosing a new password. */
	readonly resetToken: string;
}

interface Before {
	user_id: string;
	what: Undoable;
	credential_version: number;
	email_before: string;
	email_before_canonical: string;
	created_at: Date;
}

/**
 * Undoes a change by the link that was mailed to the address in force before it, once. That address holds again, no password does,
 * and what was changed later falls with it, second factors and links to undo those included: they went to whoever came after. Earlier links stay:
 * an intruder who holds a later one must not be able to end the owner's. Sessions are the caller's.
 */
export async function undoChange(tx: Tx, token: string, now: Date): Promise<Undone | null> {
	if (!isToken(token)) return null;
	await lockHolder(tx, 'credentialChange', token);
	const [before] = await tx.$queryRaw<Before[]>`
		DELETE FROM credential_changes WHERE undo_hash = ${hashToken(token)} AND expires_at > ${now}::timestamptz
		RETURNING user_id, what, credential_version, email_before, email_before_canonical, created_at`;
	if (!before) return null;
	const { user_id: userId, email_before: email } = before;
	const held = await tx.user.findUnique({
		where: { id: userId },
		select: { email: true, emailCanonical: true }
	});
	await tx.credentialChange.deleteMany({
		where: {
			userId,
			OR: [
				{ credentialVersion: { gt: before.credential_version } },
				{ createdAt: { gt: before.created_at } }
			]
		}
	});
	await undoFactors(tx, userId, before.created_at);
	await endMailedLinks(tx, userId);
	await forgetDevices(tx, userId);
	const { username, credentialVersion } = await tx.user.update({
		where: { id: userId },
		data: {
			email,
			emailCanonical: before.email_before_canonical,
			passwordHash: null,
			passwordChangedAt: null,
			credentialVersion: { increment: 1 }
		},
		select: { username: true, credentialVersion: true }
	});
	const moved = held?.emailCanonical !== before.email_before_canonical;
	return {
		userId,
		username,
		what: before.what,
		email,
		withdrawn: moved ? (held?.email ?? null) : null,
		resetToken: await beginReset(tx, { userId, version: credentialVersion }, now)
	};
}
