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

const hashed = (key: string) => createHash('sha256').update(key).digest();

/** Counters in the database: they hold over restarts and over several processes. */
export function createLimits({ db, now }: { db: Db; now: () => Date }) {
	return {
		/**
		 * Counts all of these in one atomic statement, before the work that they guard.
		 * @returns null where there is room now.
		 */
		async hit(counts: readonly Count[]): Promise<Over | null> {
			const at = now();
			// Sorted, so that two requests lock shared rows in the same order.
			const rows = counts
				.map((count) => ({ ...count, hash: hashed(count.key) }))
				.sort((a, b) => Buffer.compare(a.hash, b.hash));
			const values = rows.map(({ hash, seconds }) => {
				const resetsAt = new Date(at.getTime() + seconds * 1000);
				return Prisma.sql`(${hash}, 1, ${resetsAt}::timestamptz)`;
			});
			const counted = await db.$queryRaw<{ key: Uint8Array; hits: number; resets_at: Date }[]>`
				INSERT INTO limits AS was (key, hits, resets_at) VALUES ${Prisma.join(values)}
				ON CONFLICT (key) DO UPDATE SET
					hits = CASE WHEN was.resets_at <= ${at}::timestamptz THEN 1 ELSE was.hits + 1 END,
					resets_at = CASE WHEN was.resets_at <= ${at}::timestamptz THEN excluded.resets_at ELSE was.resets_at END
				RETURNING key, hits, resets_at`;
			const over = rows.flatMap(({ hash, most }) => {
				const row = counted.find(({ key }) => hash.equals(key));
				if (!row || row.hits <= most) return [];
				return [{ wait: row.resets_at.getTime() - at.getTime(), isFirst: row.hits === most + 1 }];
			});
			if (over.length === 0) return null;
			const longest = Math.max(...over.map(({ wait }) => wait));
			const isFirst = over.some((each) => each.isFirst);
			return { retryAfter: Math.max(1, Math.ceil(longest / 1000)), isFirst };
		},

		/** Gives back what was counted for something that turned out well. */
		async refund(counts: readonly Count[]): Promise<void> {
			const keys = counts.map(({ key }) => hashed(key));
			await db.$executeRaw`UPDATE limits SET hits = GREATEST(hits - 1, 0) WHERE key IN (${Prisma.join(keys)})`;
		},

		/** Removes windows that have passed. */
		async sweep(): Promise<void> {
			await db.limit.deleteMany({ where: { resetsAt: { lte: now() } } });
		}
	};
}
export type Limits = ReturnType<typeof createLimits>;
