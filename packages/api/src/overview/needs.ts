import { Prisma } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { capped } from './capped.ts';

interface Needs {
	/** Mails that were given up and that nobody has seen to. */
	readonly undelivered: number;
	readonly invitationsWaiting: number;
	readonly invitationsExpired: number;
}

/** What waits for someone to see to it. */
export async function needs({ db, now }: Pick<Context, 'db' | 'now'>): Promise<Needs> {
	const { sql } = Prisma;
	const at = now();
	const [counted] = await db.$queryRaw<Needs[]>`SELECT
		${capped(sql`mails WHERE given_up_at IS NOT NULL AND settled_at IS NULL`, sql`given_up_at`)} AS undelivered,
		${capped(sql`invitations WHERE expires_at > ${at}::timestamptz`)} AS "invitationsWaiting",
		${capped(sql`invitations WHERE expires_at <= ${at}::timestamptz`)} AS "invitationsExpired"`;
	return counted ?? { undelivered: 0, invitationsWaiting: 0, invitationsExpired: 0 };
}
