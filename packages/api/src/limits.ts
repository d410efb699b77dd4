import { createHash } from 'node:crypto';
import { Prisma, type Db } from '@gatehouse/db';

/** One thing that is counted: at most `most` within `seconds`. */
export interface Count {
	/** What and whose, in the clear; only its hash is stored. */
	readonly key: string;
	readonly most: number;
	readonly seconds: number;
}

/** There is no room. */
export interface Over {
	/** Seconds until there is again. */
	readonly retryAfter: number;
	/** Whether this is the first in the window that finds none: that one is recorded, the rest say nothing new. */
	readonly isFirst: boolean;
}

/** One that is counted, by its place in the order; or one that is not, as it stands. */
interface Row {
	readonly place: number;
	readonly counted: boolean;
	readonly hits: number;
	readonly resets_at: Date;
}

const step = (place: number) => Prisma.raw(`step_${place}`);

/** Only where the one before found room: a statement that reads what another returns comes after it. */
const after = (before: Count | undefined, place: number) => {
	if (!before) return Prisma.empty;
	const from = Prisma.sql`FROM ${step(place - 1)}`;
	return Number.isFinite(before.most) ? Prisma.sql`${from} WHERE hits <= ${before.most}` : from;
};

const hashed = (key: string) => createHash('sha256').update(key).digest();

/** Counters in the database: they hold over restarts and over several processes. */
export function createLimits({ db, now }: { db: Db; now: () => Date }) {
	return {
		/**
		 * Counts these in one atomic statement, before the work that they guard: one after another, and none after the first that finds
		 * no room. So what comes from one place and is refused there uses up nothing that others need.
		 * @returns null where there is room now.
		 */
		async hit(counts: readonly Count[]): Promise<Over | null> {
			const at = now();
			const steps = counts.map((count) => ({ ...count, hash: hashed(count.key) }));
			const counting = steps.map(({ hash, seconds }, place) => {
				const resetsAt = new Date(at.getTime() + seconds * 1000);
				return Prisma.sql`${step(place)} AS (
					INSERT INTO limits AS was (key, hits, resets_at)
					SELECT ${hash}::bytea, 1, ${resetsAt}::timestamptz ${after(steps[place - 1], place)}
					ON CONFLICT (key) DO UPDATE SET
						hits = CASE WHEN was.resets_at <= ${at}::timestamptz THEN 1 ELSE was.hits + 1 END,
						resets_at = CASE WHEN was.resets_at <= ${at}::timestamptz THEN excluded.resets_at ELSE was.resets_at END
					RETURNING hits, resets_at)`;
			});
			const counted = steps.map(
				(_, place) =>
					Prisma.sql`SELECT ${place}::int AS place, true AS counted, hits, resets_at FROM ${step(place)}`
			);
			// As they stood before: how long the others would have had one wait as well.
			const stood = steps.map(
				({ hash }, place) =>
					Prisma.sql`SELECT ${place}::int, false, hits, resets_at FROM limits WHERE key = ${hash} AND resets_at > ${at}::timestamptz`
			);
			const rows = await db.$queryRaw<Row[]>`
				WITH ${Prisma.join(counting)} ${Prisma.join([...counted, ...stood], ' UNION ALL ')}`;
			const isCounted = new Set(rows.filter((row) => row.counted).map(({ place }) => place));
			const over = rows.filter(({ place, counted, hits }) => {
				const most = steps[place]?.most ?? 0;
				return counted ? hits > most : !isCounted.has(place) && hits >= most;
			});
			const first = over.find((row) => row.counted);
			if (!first) return null;
			const longest = Math.max(...over.map(({ resets_at }) => resets_at.getTime() - at.getTime()));
			const isFirst = first.hits === (steps[first.place]?.most ?? 0) + 1;
			return { retryAfter: Math.max(1, Math.ceil(longest / 1000)), isFirst };
		},

		/** Gives back what was counted. In the order of counting: two that lock the same rows in two orders would wait for each other. */
		async refund(counts: readonly Count[]): Promise<void> {
			const giving = counts.map(({ key }, place) => {
				const next =
					place > 0 ? Prisma.sql`AND (SELECT count(*) FROM ${step(place - 1)}) >= 0` : Prisma.empty;
				return Prisma.sql`${step(place)} AS (
					UPDATE limits SET hits = GREATEST(hits - 1, 0) WHERE key = ${hashed(key)} ${next} RETURNING 1)`;
			});
			await db.$executeRaw`WITH ${Prisma.join(giving)} SELECT count(*) FROM ${step(counts.length - 1)}`;
		},

		/** Removes windows that have passed. */
		async sweep(): Promise<void> {
			// One that is being counted at this very moment is in use again.
			await db.$executeRaw`
				DELETE FROM limits WHERE key IN (
					SELECT key FROM limits WHERE resets_at <= ${now()}::timestamptz FOR UPDATE SKIP LOCKED
				)`;
		}
	};
}
export type Limits = ReturnType<typeof createLimits>;
