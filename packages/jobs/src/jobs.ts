import type { Database, Tx } from '@gatehouse/db';
import { fromPrisma, type Clock, type PgBoss } from 'pg-boss';
import { startBoss, type Report } from './boss.ts';
import { pace as usual, type Pace } from './pace.ts';
import type { Queue } from './queue.ts';
import { schedule } from './schedule.ts';
import { withdraw } from './withdraw.ts';
import { startWork, type Handle } from './work.ts';

export interface JobsOptions {
	/** Every queue this process enqueues in or works on. */
	readonly queues: readonly Queue<never>[];
	/** Where a failure of the queue itself leaves its record, and a bug in a handler. */
	readonly report: Report;
	/** For tests, which have less time. */
	readonly pace?: Partial<Pace>;
	/** For tests of what happens by the hour: the clock of the queue, in this process and in its tables. */
	readonly clock?: Clock;
}

export interface EnqueueOptions {
	/** A UUID; one is made where none is given. */
	readonly id?: string;
	/** Seconds, by the clock of the queue, before which it is not begun. */
	readonly startAfter?: number;
}

/** Work that outlives the request that caused it. A job ends once, and until then it comes back, whatever happens to the process. */
export interface Jobs {
	/** Enqueues inside the caller's transaction: committed, it will be done; rolled back, it never was. */
	enqueue<Data extends object>(
		tx: Tx,
		queue: Queue<Data>,
		data: NoInfer<Data>,
		options?: EnqueueOptions
	): Promise<void>;
	/** Takes back, in the caller's transaction, those of these jobs that nobody has begun. @returns their ids. */
	withdraw(tx: Tx, queue: Queue<never>, ids: readonly string[]): Promise<string[]>;
	/** Works on a queue, `atOnce` jobs at a time. Several processes share a queue; each job is with one of them. */
	work<Data extends object>(
		queue: Queue<Data>,
		options: { readonly atOnce: number },
		handle: Handle<Data>
	): Promise<void>;
	/** Runs something on a schedule (cron, in UTC), in one of the processes that say so. */
	every(name: string, cron: string, run: () => Promise<void>): Promise<void>;
	/** Takes on nothing more and gives what is under way `patience` seconds. What does not end in them comes back. */
	close(patience?: number): Promise<void>;
}

/** Throws where the database cannot be used. Call it before the first request: it makes its tables. */
export async function openJobs(database: Database, options: JobsOptions): Promise<Jobs> {
	const { queues, report } = options;
	const pace = { ...usual, ...options.pace };
	const boss = await startBoss(database, { report, pace, clock: options.clock });
	for (const { name } of queues) await ensureQueue(boss, name, pace);

	return {
		async enqueue(tx, { name }, data, options = {}) {
			await boss.send(name, data, { ...options, db: fromPrisma(tx) });
		},
		withdraw,
		work: ({ name }, { atOnce }, handle) =>
			startWork({ boss, db: database.db, report, pace }, name, atOnce, handle),
		every: (name, cron, run) => schedule({ boss, report }, name, cron, run),
		close: (patience = 5) => boss.stop({ graceful: true, timeout: patience * 1000 })
	};
}

/** Settings of a queue belong to its row in the database: a new version of the product brings its own. */
async function ensureQueue(boss: PgBoss, name: string, pace: Pace): Promise<void> {
	const settings = {
		notify: true,
		heartbeatSeconds: pace.heartbeat,
		expireInSeconds: 600,
		// A job ends by what its handler says. Counting tries here would lose one to a process that is killed again and again,
		// counting days one that waits for a site that is switched off.
		retryLimit: 1_000_000,
		retryDelay: pace.interrupted,
		retentionSeconds: 3650 * 86_400
	};
	await boss.createQueue(name, settings);
	await boss.updateQueue(name, settings);
}
