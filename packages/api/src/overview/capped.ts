import { mostCounted } from '@gatehouse/contract';
import { Prisma } from '@gatehouse/db';

/** How many rows there are, `FROM` on, without counting a table: one further than `mostCounted` it stops. */
export const capped = (rows: Prisma.Sql) =>
	Prisma.sql`(SELECT count(*)::int FROM (SELECT FROM ${rows} LIMIT ${mostCounted + 1}) AS found)`;
