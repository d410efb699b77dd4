import { hasFactorColumn } from '@gatehouse/auth';
import { firstId } from '@gatehouse/db';
import type { Context, Viewer } from '../context.ts';

const day = 86_400_000;
/** Days within which a refused login is told of. */
const lately = 7;
/** More of them than this are not counted. */
const mostCounted = 100;

interface Safety {
	readonly email: string;
	readonly memberSince: Date;
	readonly passwordChangedAt: Date | null;
	/** The address that waits to be confirmed. */
	readonly pendingEmail: string | null;
	/** Where one is logged in, here included. */
	readonly devices: number;
	/** When a device was last used for the first time. */
	readonly newDeviceAt: Date | null;
	/** Logins that were refused within a week: a hundred means that or more. */
	readonly refusedLogins: number;
	/** Those of them that the password there is now withstood: a new one ends what there is to do. */
	readonly refusedSinceChange: number;
	/** API tokens that work. */
	readonly programs: number;
	/** Two-step login is on. */
	readonly twoStep: boolean;
	/** The latest change of password, address or second factor that can still be taken back, by the link that was mailed. */
	readonly changed: 'password' | 'email' | 'factor' | null;
	readonly undoableUntil: Date | null;
	/** From when on the two-step login can be turned off by whoever asked for that, because all for it is lost. */
	readonly factorResetDueAt: Date | null;
}

/** What there is to know of whether one's account is safe, in one statement. */
export async function safety({ db, now, user }: Context & { user: Viewer }): Promise<Safety> {
	const at = now();
	const since = firstId(new Date(at.getTime() - lately * day));
	const [{ has_factor: twoStep, ...found }] = await db.$queryRaw<
		[Omit<Safety, 'twoStep'> & { has_factor: boolean }]
	>`
		SELECT u.email, u.created_at AS "memberSince", u.password_changed_at AS "passwordChangedAt",
			pending.email AS "pendingEmail", changed.what AS changed, changed.expires_at AS "undoableUntil",
			(SELECT count(*)::int FROM sessions WHERE user_id = u.id AND viewer_session_id IS NULL
				AND idle_expires_at > ${at}::timestamptz AND abs_expires_at > ${at}::timestamptz) AS devices,
			(SELECT max(created_at) FROM devices WHERE user_id = u.id) AS "newDeviceAt",
			(SELECT count(*)::int FROM api_tokens WHERE user_id = u.id AND expires_at > ${at}::timestamptz) AS programs,
			(SELECT due_at FROM factor_resets WHERE user_id = u.id AND expires_at > ${at}::timestamptz) AS "factorResetDueAt",
			${hasFactorColumn},
			refused.*
		FROM users u
			LEFT JOIN email_changes pending ON pending.user_id = u.id AND pending.expires_at > ${at}::timestamptz
			LEFT JOIN LATERAL (
				SELECT what, expires_at FROM credential_changes
				WHERE user_id = u.id AND what <> 'login' AND expires_at > ${at}::timestamptz
				ORDER BY created_at DESC LIMIT 1
			) AS changed ON true
			CROSS JOIN LATERAL (
				SELECT count(*)::int AS "refusedLogins",
					(count(*) FILTER (WHERE u.password_changed_at IS NULL OR at > u.password_changed_at))::int AS "refusedSinceChange"
				FROM (
					SELECT at FROM audit_events WHERE subject_id = u.id AND id >= ${since}::uuid AND event = 'authn_login_fail'
					ORDER BY id DESC LIMIT ${mostCounted}::int
				) AS latest
			) AS refused
		WHERE u.id = ${user.id}::uuid`;
	return { ...found, twoStep };
}
