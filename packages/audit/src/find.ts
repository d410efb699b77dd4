import type { AuditEvent, AuditOutcome } from '@gatehouse/contract';
import { firstId, Prisma, type Db } from '@gatehouse/db';

const { sql } = Prisma;

/** Which events: all of what is said has to be true of them. */
export interface Wanted {
	readonly actorId?: string | undefined;
	readonly subjectId?: string | undefined;
	readonly event?: AuditEvent | undefined;
	readonly outcome?: AuditOutcome | undefined;
	readonly since?: Date | undefined;
	readonly before?: Date | undefined;
	readonly address?: string | undefined;
}

interface Place {
	/** Events before this one. */
	readonly cursor?: string | undefined;
	readonly limit: number;
}

/** Rows that one page looks at, at most: among a million as among a thousand it takes no longer. */
const usual = 20_000;

export interface Found {
	readonly ids: readonly string[];
	/** Where to go on; null: nothing comes after. */
	readonly next: string | null;
}

/**
 * One page of what is in the log, the latest first. One index is walked along, that of the narrowest condition, and what else is wanted
 * is looked at row by row: so a page can be short of `limit`, even empty, and still have a next one.
 */
export async function findEvents(
	db: Db,
	wanted: Wanted,
	{ cursor, limit }: Place,
	reach = usual
): Promise<Found> {
	const span = [
		...(cursor ? [sql`AND id < ${cursor}::uuid`] : []),
		...(wanted.since ? [sql`AND id >= ${firstId(wanted.since)}::uuid`] : []),
		...(wanted.before ? [sql`AND id < ${firstId(wanted.before)}::uuid`] : [])
	];
	const within = span.length > 0 ? Prisma.join(span, ' ') : Prisma.empty;
	const walk = along(wanted, within);
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT e.id FROM (${walk} ORDER BY id DESC LIMIT ${reach}::int) AS near JOIN audit_events e ON e.id = near.id
		WHERE ${allOf(wanted)} ORDER BY near.id DESC LIMIT ${limit + 1}::int`;
	const ids = rows.slice(0, limit).map(({ id }) => id);
	if (rows.length > limit) return { ids, next: ids.at(-1) ?? null };
	const [last] = await db.$queryRaw<{ id: string }[]>`
		${walk} ORDER BY id DESC OFFSET ${reach - 1}::int LIMIT 1`;
	return { ids, next: last?.id ?? null };
}

/** The rows along one index, in the order of ids. */
function along({ subjectId, actorId, address, event, outcome }: Wanted, within: Prisma.Sql) {
	if (subjectId)
		return sql`SELECT id FROM audit_events WHERE subject_id = ${subjectId}::uuid ${within}`;
	if (actorId) return sql`SELECT id FROM audit_events WHERE actor_id = ${actorId}::uuid ${within}`;
	if (address)
		return sql`SELECT id FROM (SELECT event_id AS id FROM audit_values WHERE address = ${address}) AS there WHERE true ${within}`;
	if (event) return sql`SELECT id FROM audit_events WHERE event = ${event} ${within}`;
	if (outcome === 'refused')
		return sql`SELECT id FROM audit_events WHERE outcome = 'refused' ${within}`;
	return sql`SELECT id FROM audit_events WHERE true ${within}`;
}

function allOf({ subjectId, actorId, address, event, outcome }: Wanted): Prisma.Sql {
	const conditions = [
		sql`true`,
		...(subjectId ? [sql`e.subject_id = ${subjectId}::uuid`] : []),
		...(actorId ? [sql`e.actor_id = ${actorId}::uuid`] : []),
		...(event ? [sql`e.event = ${event}`] : []),
		...(outcome ? [sql`e.outcome = ${outcome}`] : []),
		...(address
			? [
					sql`EXISTS (SELECT 1 FROM audit_values v WHERE v.event_id = e.id AND v.side = 'actor' AND v.address = ${address})`
				]
			: [])
	];
	return Prisma.join(conditions, ' AND ');
}
