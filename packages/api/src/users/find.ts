import type { UserOrder } from '@gatehouse/contract';
import { Prisma } from '@gatehouse/db';
import { z } from 'zod';
import { orders, type Place } from './order.ts';
import { allOf, type Which } from './which.ts';

const { sql } = Prisma;

/** What keeps every page under a tenth of a second among a million. */
export interface Bounds {
	/** So many are gathered, by whatever index finds them, and sorted; of more, the order is walked along and others left out. */
	readonly few: number;
	/** People that one statement walks past at most. */
	readonly reach: number;
}

const usual: Bounds = { few: 50_000, reach: 15_000 };

export interface Page {
	readonly places: Place[];
	/** Where to go on; null: nobody comes after. */
	readonly next: Place | null;
	/** How many there are in all, where that is known without counting a table. */
	readonly found: number | null;
}

/** All that is asked of the database. */
export interface Reader {
	$queryRaw<Row>(query: TemplateStringsArray, ...values: unknown[]): PromiseLike<Row>;
}

const columns = sql`u.id, u.created_at, u.last_seen_at, u.username_folded`;

/** One page of whoever meets all conditions. A page may be short of `limit` and still have a next one. */
export async function findUsers(
	db: Reader,
	who: Which,
	{ sort, after, limit }: { sort: UserOrder; after: Prisma.Sql | null; limit: number },
	{ few, reach }: Bounds = usual
): Promise<Page> {
	const order = orders[sort];
	const place = { order: order.by, after, limit };
	const narrowed = who.others.length > 0 || who.roleId !== undefined || who.ranges.length > 0;
	return narrowed && (await expected(db, who)) <= few
		? gathered(db, who, place)
		: walked(db, who, place, reach);
}

interface Where {
	readonly order: Prisma.Sql;
	readonly after: Prisma.Sql | null;
	readonly limit: number;
}

/** All conditions, the role's as a set of people. */
const conditions = ({ ranges, others, roleId }: Which) =>
	allOf([
		...ranges,
		...others,
		...(roleId
			? [sql`u.id IN (SELECT h.user_id FROM user_roles h WHERE h.role_id = ${roleId}::uuid)`]
			: [])
	]);

/** How many rows the planner expects to touch at most, on the way it would take: from its statistics, without looking at one. */
async function expected(db: Reader, who: Which): Promise<number> {
	const [row] = await db.$queryRaw<{ 'QUERY PLAN': unknown }[]>`
		EXPLAIN (FORMAT JSON) SELECT 1 FROM users u WHERE ${conditions(who)}`;
	const [{ Plan }] = z.tuple([z.object({ Plan: plan })]).parse(row?.['QUERY PLAN']);
	return mostRows(Plan);
}

interface Plan {
	'Plan Rows': number;
	Plans?: Plan[] | undefined;
}

const plan: z.ZodType<Plan> = z.object({
	'Plan Rows': z.number(),
	get Plans() {
		return z.array(plan).optional();
	}
});

const mostRows = ({ 'Plan Rows': rows, Plans = [] }: Plan): number =>
	Math.max(rows, ...Plans.map(mostRows));

async function gathered(db: Reader, who: Which, { order, after, limit }: Where): Promise<Page> {
	const rows = await db.$queryRaw<(Place & { found: number })[]>`
		WITH found AS MATERIALIZED (SELECT ${columns} FROM users u WHERE ${conditions(who)})
		SELECT u.*, (SELECT count(*) FROM found)::int AS found FROM found u
		WHERE ${after ?? sql`true`} ORDER BY ${order} LIMIT ${limit + 1}`;
	const places = rows.slice(0, limit);
	const next = rows.length > limit ? (places.at(-1) ?? null) : null;
	return { places, next, found: rows[0]?.found ?? (after ? null : 0) };
}

async function walked(
	db: Reader,
	who: Which,
	{ order, after, limit }: Where,
	reach: number
): Promise<Page> {
	const { ranges, others, roleId } = who;
	// Of one person after the other, and only until the page is full.
	const holds = roleId
		? [sql`(SELECT true FROM user_roles h WHERE h.user_id = u.id AND h.role_id = ${roleId}::uuid)`]
		: [];
	const along = allOf([...(after ? [after] : []), ...ranges]);
	const rows = await db.$queryRaw<Place[]>`
		SELECT ${columns} FROM (
			SELECT ${columns}, u.email_canonical, u.disabled_at FROM users u WHERE ${along} ORDER BY ${order} LIMIT ${reach}
		) u
		WHERE ${allOf([...others, ...holds])} ORDER BY ${order} LIMIT ${limit + 1}`;
	const places = rows.slice(0, limit);
	if (rows.length > limit) return { places, next: places.at(-1) ?? null, found: null };
	const [last] = await db.$queryRaw<Place[]>`
		SELECT ${columns} FROM users u WHERE ${along} ORDER BY ${order} OFFSET ${reach - 1} LIMIT 1`;
	return { places, next: last ?? null, found: null };
}
