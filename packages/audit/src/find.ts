import type { AuditEvent, AuditOutcome } from '@gatehouse/contract';
import { firstId, Prisma } from '@gatehouse/db';

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

/** All that is asked of the database. */
interface Reader {
	$queryRaw<Rows>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<Rows>;
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
	db: Reader,
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
	const rows = await db.$queryRaw<{ id: string }[]>`
		SELECT e.id FROM (${near(wanted, within, reach)}) AS e
		WHERE ${allOf(wanted)} ORDER BY e.id DESC LIMIT ${limit + 1}::int`;
	const ids = rows.slice(0, limit).map(({ id }) => id);
	if (rows.length > limit) return { ids, next: ids.at(-1) ?? null };
	const [last] = await db.$queryRaw<{ id: string }[]>`
		SELECT id FROM (${along(wanted)}) AS way WHERE true ${within} ORDER BY id DESC OFFSET ${reach - 1}::int LIMIT 1`;
	return { ids, next: last?.id ?? null };
}

/** So many rows along the way, whole: what else is wanted is seen of them without another look. */
function near(wanted: Wanted, within: Prisma.Sql, reach: number): Prisma.Sql {
	const way = sql`SELECT * FROM (${along(wanted)}) AS way WHERE true ${within} ORDER BY id DESC LIMIT ${reach}::int`;
	if (!byAddress(wanted)) return way;
	return sql`SELECT there.id, e.actor_id, e.subject_id, e.event, e.outcome FROM (${way}) AS there
		CROSS JOIN LATERAL (SELECT * FROM audit_events WHERE id = there.id LIMIT 1) AS e`;
}

const byAddress = ({ subjectId, actorId, address }: Wanted) => address && !subjectId && !actorId;

/** The rows along one index, in the order of ids. */
function along({ subjectId, actorId, address, event, outcome }: Wanted): Prisma.Sql {
	if (subjectId) return sql`SELECT * FROM audit_events WHERE subject_id = ${subjectId}::uuid`;
	if (actorId) return sql`SELECT * FROM audit_events WHERE actor_id = ${actorId}::uuid`;
	if (address) return sql`SELECT event_id AS id FROM audit_values WHERE address = ${address}`;
	if (event) return sql`SELECT * FROM audit_events WHERE event = ${event}`;
	if (outcome === 'refused') return sql`SELECT * FROM audit_events WHERE outcome = 'refused'`;
	return sql`SELECT * FROM audit_events`;
}

function allOf(wanted: Wanted): Prisma.Sql {
	const { subjectId, actorId, address, event, outcome } = wanted;
	const conditions = [
		sql`true`,
		...(subjectId ? [sql`e.subject_id = ${subjectId}::uuid`] : []),
		...(actorId ? [sql`e.actor_id = ${actorId}::uuid`] : []),
		...(event ? [sql`e.event = ${event}`] : []),
		...(outcome ? [sql`e.outcome = ${outcome}`] : []),
		...(address && !byAddress(wanted)
			? [
					sql`EXISTS (SELECT 1 FROM audit_values v WHERE v.event_id = e.id AND v.side = 'actor' AND v.address = ${address})`
				]
			: [])
	];
	return Prisma.join(conditions, ' AND ');
}
