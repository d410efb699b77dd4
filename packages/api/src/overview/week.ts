import { Prisma } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { capped } from './capped.ts';

const { sql } = Prisma;
const day = 86_400_000;

interface Week {
	readonly joined: number;
	/** Seen last in these days; whoever came back since counts there. */
	readonly lastSeen: number;
	/** Joined by an invitation. */
	readonly invited: number;
	/** And are so still. */
	readonly disabled: number;
}

/** The last seven days, and the seven before. Each figure is a range of one index. */
export async function week({
	db,
	now
}: Pick<Context, 'db' | 'now'>): Promise<{ last: Week; before: Week }> {
	const at = now().getTime();
	const endingAgo = (days: number) => weekUntil(new Date(at - days * day));
	const [last = none, before = none] = await db.$queryRaw<Week[]>`
		${endingAgo(0)} UNION ALL ${endingAgo(7)}`;
	return { last, before };
}

const none: Week = { joined: 0, lastSeen: 0, invited: 0, disabled: 0 };

/** The figures of the seven days that end then. */
export function weekUntil(to: Date): Prisma.Sql {
	const from = new Date(to.getTime() - 7 * day);
	const inDays = (column: Prisma.Sql) =>
		sql`users WHERE ${column} > ${from}::timestamptz AND ${column} <= ${to}::timestamptz`;
	const joined = inDays(sql`created_at`);
	return sql`SELECT
		${capped(joined, sql`created_at`)} AS joined,
		${capped(inDays(sql`last_seen_at`), sql`last_seen_at`)} AS "lastSeen",
		${capped(sql`${joined} AND invited_by_id IS NOT NULL`)} AS invited,
		${capped(inDays(sql`disabled_at`), sql`disabled_at`)} AS disabled`;
}
