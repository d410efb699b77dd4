import { Prisma, type Db, type Tx } from '@gatehouse/db';
import { personColumns, personOf, type PersonRow } from './person-query.ts';
import { hashToken, isToken } from './token.ts';

/** What takes to look through somebody's eyes. */
const viewingPermission = 'users:impersonate';

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
	way: string;
	factor: string | null;
	viewer_id: string | null;
	viewer_name: string | null;
	viewer_session_id: string | null;
}

/**
 * Whoever looks through somebody's eyes, `w` by their own session `v`, is asked anew each time: still logged in, not disabled, allowed to,
 * and holding everything that `u` holds by now.
 */
const mayStillView = (now: Date) => Prisma.sql`
	w.disabled_at IS NULL AND u.disabled_at IS NULL
	AND v.idle_expires_at > ${now}::timestamptz AND v.abs_expires_at > ${now}::timestamptz
	AND EXISTS (
		SELECT 1 FROM user_roles h JOIN role_permissions p ON p.role_id = h.role_id
		WHERE h.user_id = w.id AND p.permission = ${viewingPermission}
	)
	AND NOT EXISTS (
		SELECT 1 FROM user_roles h JOIN role_permissions p ON p.role_id = h.role_id
		WHERE h.user_id = u.id AND p.permission NOT IN (
			SELECT q.permission FROM user_roles g JOIN role_permissions q ON q.role_id = g.role_id WHERE g.user_id = w.id
		)
	)`;

/**
 * The session of a token with its user, roles and permissions, in one statement: this runs on every request.
 * A session whose account is disabled is found, and says so. Roles are read here and nowhere cached, so a change holds from the next request on.
 */
export async function findSession(db: Db | Tx, token: string, now: Date) {
	if (!isToken(token)) return null;
	const [row] = await db.$queryRaw<SessionRow[]>(Prisma.sql`
		SELECT s.id AS public_id, s.remembered, s.created_at, s.last_seen_at,
			s.idle_expires_at, s.abs_expires_at, s.confirmed_at, s.confirmed_until, s.address, s.user_agent, s.way, s.factor,
			s.viewer_session_id, w.id AS viewer_id, w.username AS viewer_name,
			u.disabled_at IS NOT NULL AS disabled, ${personColumns}
		FROM sessions s JOIN users u ON u.id = s.user_id
			LEFT JOIN sessions v ON v.id = s.viewer_session_id LEFT JOIN users w ON w.id = v.user_id
		WHERE s.token_hash = ${hashToken(token)} AND s.idle_expires_at > ${now}::timestamptz AND s.abs_expires_at > ${now}::timestamptz
			AND (s.viewer_session_id IS NULL OR (${mayStillView(now)}))`);
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
		way: row.way,
		factor: row.factor,
		viewer:
			row.viewer_id && row.viewer_name && row.viewer_session_id
				? { id: row.viewer_id, username: row.viewer_name, sessionId: row.viewer_session_id }
				: null,
		user: { ...personOf(row), disabled: row.disabled }
	};
}
