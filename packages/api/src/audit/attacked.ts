import { attack } from '@gatehouse/contract';
import { firstId } from '@gatehouse/db';
import type { Context, Viewer } from '../context.ts';
import { asShown, shown } from '../users/list.ts';

/** Refused logins that are looked at, the latest: more of them is an attack on all of us, and those attacked most are among them. */
const reach = 10_000;
/** Accounts that are named. */
const most = 10;

interface Attacked {
	readonly id: string;
	readonly refused: number;
	readonly addresses: number;
	readonly last: Date;
}

/**
 * Accounts under attack now, those with most refused logins first. A person who has forgotten a password is stopped after ten tries
 * within a quarter of an hour, and comes from one place or two: twenty, or five places, are somebody else's. Accounts that are disabled
 * cannot be got into, and addresses without an account are nobody's.
 */
export async function attacked({
	db,
	now,
	user: viewer
}: Pick<Context, 'db' | 'now'> & { user: Viewer }) {
	const since = new Date(now().getTime() - attack.seconds * 1000);
	const found = await db.$queryRaw<Attacked[]>`
		WITH tries AS (
			SELECT id, subject_id, at FROM audit_events
			WHERE event = 'authn_login_fail' AND id >= ${firstId(since)}::uuid ORDER BY id DESC LIMIT ${reach}::int
		), often AS (
			SELECT subject_id, count(*)::int AS refused, max(at) AS last FROM tries
			WHERE subject_id IS NOT NULL GROUP BY subject_id HAVING count(*) >= ${attack.addresses}::int
		), places AS (
			SELECT t.subject_id, count(DISTINCT v.address)::int AS addresses FROM often o JOIN tries t USING (subject_id)
			JOIN audit_values v ON v.event_id = t.id AND v.side = 'actor' GROUP BY t.subject_id
		)
		SELECT u.id, refused, addresses, last FROM often JOIN places USING (subject_id)
		JOIN users u ON u.id = subject_id AND u.disabled_at IS NULL
		WHERE refused >= ${attack.refusals}::int OR addresses >= ${attack.addresses}::int
		ORDER BY refused DESC, u.id LIMIT ${most}::int`;
	const people = await db.user.findMany({
		where: { id: { in: found.map(({ id }) => id) } },
		select: shown
	});
	return {
		items: found.flatMap((attackOn) => {
			const row = people.find(({ id }) => id === attackOn.id);
			if (!row) return [];
			const { id, username, isYou, mayAct } = asShown(viewer, row);
			return [{ ...attackOn, id, username, isYou, mayAct }];
		})
	};
}
