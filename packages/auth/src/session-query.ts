import { Prisma, type Db, type Tx } from '@gatehouse/db';
import { personColumns, personOf, type PersonRow } from './person-query.ts';
import { hashToken, isToken } from './token.ts';

interface SessionRow extends PersonRow {
	public_id: string;
	remembered: boolean;
	created_at: Date;
	last_seen_at: Date;
	idle_expires_at: Date;
	abs_expires_at: Date;
	confirmed_at: Date;
	confirmed_until: Date;
	disabled: boolean;
	address: string | null;
	user_agent: string | null;
}

/**
 * The session of a token with its user, roles and permissions, in one statement: this runs on every request.
 * A session whose account is disabled is found, and says so. Roles are read here and nowhere cached, so a change holds from the next request on.
 */
export async function findSession(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	const [row] = await db.$queryRaw<SessionRow[]>(Prisma.sql`
		SELECT s.id AS public_id, s.remembered, s.created_at, s.last_seen_at,
			s.idle_expires_at, s.abs_expires_at, s.confirmed_at, s.confirmed_until, s.address, s.user_agent,
			u.disabled_at IS NOT NULL AS disabled, ${personColumns}
		FROM sessions s JOIN users u ON u.id = s.user_id
		WHERE s.token_hash = ${hashToken(token)} AND s.idle_expires_at > ${now}::timestamptz AND s.abs_expires_at > ${now}::timestamptz`);
	if (!row) return null;
	return {
		publicId: row.public_id,
		userId: row.user_id,
		remembered: row.remembered,
		createdAt: row.created_at,
		lastSeenAt: row.last_seen_at,
		idleExpiresAt: row.idle_expires_at,
		absExpiresAt: row.abs_expires_at,
		confirmedAt: row.confirmed_at,
		confirmedUntil: row.confirmed_until,
		address: row.address,
		userAgent: row.user_agent,
		user: { ...personOf(row), disabled: row.disabled }
	};
}
