import { Prisma, type Db, type Tx } from '@gatehouse/db';
import { HeadMissed } from './head-missed.ts';
import { headOf, leadsTo, type Head, type HeadPlace } from './head.ts';
import { beginning, linkOf, type Key, type SealedRow } from './link.ts';
import { sealedColumns } from './rows.ts';

/** Any number that nothing else of ours locks by. */
const turn = 7_204_118;
const atOnce = 1000;

export interface SealerOptions {
	readonly db: Db;
	readonly now: () => Date;
	/** The current one first. */
	readonly keys: readonly Key[];
	/** Where the head is kept, outside of the database. */
	readonly head: HeadPlace;
	/** The head, for the process's own log: a copy that is somewhere else. */
	readonly tell: (head: Head) => void;
}

interface End {
	seq: bigint;
	link: Uint8Array;
}

interface Sealed {
	readonly head: Head;
	readonly count: number;
	readonly missed: HeadMissed | null;
}

/**
 * Chains what was recorded, in the order it sees it: rows of transactions that are older than every one that is still open, so that
 * nothing comes in before them any more. Of any number of processes one does it at a time; none waits for another, and no act waits
 * for it.
 */
export function createSealer({ db, now, keys, head, tell }: SealerOptions) {
	const [key] = keys;
	if (!key) throw new RangeError('A sealer needs a key.');
	let isMissed = false;

	/**
	 * A kept head that the log does not lead to stays, as what shows that; sealing goes on, so that nothing more can be changed unseen.
	 * @returns how many were sealed. Throws where the database is away, and once where the log does not lead to the kept head.
	 */
	async function seal(): Promise<number> {
		const waiting = await db.$queryRaw<unknown[]>`SELECT 1 FROM audit_unsealed LIMIT 1`;
		if (waiting.length === 0) return 0;
		// Read before the chain is: a head that another process writes later would look like one that was cut off.
		const kept = await head.read().catch((error: unknown) => HeadMissed.unreadable(error));
		const sealed = await db.$transaction((tx) =>
			sealSome(tx, kept instanceof HeadMissed ? null : kept)
		);
		if (!sealed) return 0;
		tell(sealed.head);
		const missed = kept instanceof HeadMissed ? kept : sealed.missed;
		if (!missed) await head.write(sealed.head);
		const isNew = missed && !isMissed;
		isMissed = missed !== null;
		if (isNew) throw missed;
		return sealed.count;
	}

	async function sealSome(tx: Tx, kept: Head | null): Promise<Sealed | null> {
		const [{ mine } = { mine: false }] = await tx.$queryRaw<{ mine: boolean }[]>`
			SELECT pg_try_advisory_xact_lock(${turn}::bigint) AS mine`;
		if (!mine || !key) return null;
		// A number that this server has not given yet came with a copy of another's database: that transaction is long over.
		const rows = await tx.$queryRaw<SealedRow[]>`
			SELECT ${sealedColumns} FROM audit_unsealed w JOIN audit_events e ON e.id = w.event_id
			WHERE w.tx < pg_snapshot_xmin(pg_current_snapshot()) OR w.tx >= pg_snapshot_xmax(pg_current_snapshot())
			ORDER BY w.tx, e.id LIMIT ${atOnce}::int`;
		if (rows.length === 0) return null;
		const ends = await tx.$queryRaw<End[]>`
			SELECT seq, link FROM audit_seals
			WHERE seq IN ((SELECT max(seq) FROM audit_seals), ${BigInt(kept?.seq ?? 0)}::bigint) ORDER BY seq DESC`;
		let { seq, link }: End = ends[0] ?? { seq: 0n, link: beginning };
		const at = now();
		const links = rows.map((row) => {
			seq += 1n;
			link = linkOf(key, link, seq, row);
			return Prisma.sql`(${seq}::bigint, ${row.id}::uuid, ${link}, ${key.id}, ${at}::timestamptz)`;
		});
		await tx.$executeRaw`
			INSERT INTO audit_seals (seq, event_id, link, key_id, sealed_at) VALUES ${Prisma.join(links)}`;
		await tx.auditUnsealed.deleteMany({ where: { eventId: { in: rows.map(({ id }) => id) } } });
		return {
			head: headOf({ seq, link }),
			count: rows.length,
			missed: !kept || leadsTo(kept, ends) ? null : HeadMissed.at(kept)
		};
	}

	return {
		seal,
		/** Seals by itself from now on, at most `every` seconds behind. @returns what stops it, and waits for what is under way. */
		start(every: number, failed: (error: unknown) => void): () => Promise<void> {
			let running: Promise<void> = Promise.resolve();
			let isRunning = false;
			const round = async () => {
				try {
					while ((await seal()) === atOnce);
				} catch (error) {
					failed(error);
				} finally {
					isRunning = false;
				}
			};
			const timer = setInterval(() => {
				if (isRunning) return;
				isRunning = true;
				running = round();
			}, every * 1000);
			return async () => {
				clearInterval(timer);
				await running;
			};
		}
	};
}
export type Sealer = ReturnType<typeof createSealer>;
