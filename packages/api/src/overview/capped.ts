import { mostCounted } from '@gatehouse/contract';
import { Prisma } from '@gatehouse/db';

const { sql } = Prisma;

/**
 * How many rows there are, `FROM` on, without counting a table: one further than `mostCounted` it stops. `by`: walked in the order
 * of this index, where reading the table from its beginning until enough are found would seem cheaper than it is.
 */
export function capped(rows: Prisma.Sql, by?: Prisma.Sql): Prisma.Sql {
	const walked = by ? sql`${rows} ORDER BY ${by} DESC` : rows;
	return sql`(SELECT count(*)::int FROM (SELECT FROM ${walked} LIMIT ${mostCounted + 1}) AS found)`;
}
