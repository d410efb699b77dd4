import { renewUndo } from '@gatehouse/auth';
import type { Db, Tx } from '@gatehouse/db';
import type { Letter } from '@gatehouse/mail';
import type { Context } from '../context.ts';

/** The newest registration of an address that still runs; null where there is none. */
export function newestRegistration(db: Db | Tx, emailCanonical: string, now: Date) {
	return db.registration.findFirst({
		where: { emailCanonical, expiresAt: { gt: now } },
		orderBy: { id: 'desc' },
		select: { id: true, email: true, emailCanonical: true, username: true, passwordHash: true }
	});
}

export interface Applicant {
	readonly email: string;
	readonly emailCanonical: string;
	readonly username: string;
}

/**
 * What the owner of an address reads when somebody registers with it: the link that proves it; where it has an account, that it
 * has one; and where it lately had one that moved away, how to take that back.
 */
export async function letterTo(
	{ now }: Pick<Context, 'now'>,
	tx: Tx,
	{ email, emailCanonical, username }: Applicant,
	token: string
): Promise<Letter> {
	const owner = await tx.user.findUnique({
		where: { emailCanonical },
		select: { id: true, email: true, username: true }
	});
	if (owner)
		return {
			template: 'alreadyRegistered',
			to: owner.email,
			userId: owner.id,
			values: { username: owner.username }
		};
	const moved = await movedAway(tx, emailCanonical, now());
	return (
		moved ?? { template: 'confirmEmail', to: email, userId: null, values: { username, token } }
	);
}

/** For an address that lately was an account's: the way to undo, once more. Null for any other. */
export async function movedAway(tx: Tx, emailCanonical: string, now: Date): Promise<Letter | null> {
	const left = await renewUndo(tx, emailCanonical, now);
	if (!left) return null;
	return {
		template: 'emailChangedAway',
		to: left.emailBefore,
		userId: left.user.id,
		values: {
			username: left.user.username,
			at: left.createdAt.toISOString(),
			until: left.expiresAt.toISOString(),
			token: left.token
		}
	};
}
