import { isDatabaseAway, type Db, type Tx } from '@gatehouse/db';
import { fromPrisma, type JobWithMetadata, type PgBoss } from 'pg-boss';
import type { Report } from './boss.ts';
import type { Pace } from './pace.ts';

export interface Job<Data extends object> {
	readonly id: string;
	readonly data: Data;
	/** How often it was taken up before. */
	readonly tries: number;
	/** Milliseconds since it was enqueued, by the clock of the database. */
	readonly age: number;
	/** Aborted when the job is no longer this worker's, and when the process stops. */
	readonly signal: AbortSignal;
}

/** How a handler leaves a job: ended, or due again in so many seconds; together with what `and` writes. */
export type Outcome = { readonly and?: (tx: Tx) => Promise<unknown> } & (
	{ readonly ended: true } | { readonly ended: false; readonly dueIn: number }
);

export type Handle<Data extends object> = (job: Job<Data>) => Promise<Outcome>;

interface Workplace {
	readonly boss: PgBoss;
	readonly db: Db;
	readonly report: Report;
	readonly pace: Pace;
}

/** A handler that threw has a bug; its job waits for the next version rather than being lost. Seconds. */
const afterBug = 60;

export async function startWork<Data extends object>(
	workplace: Workplace,
	name: string,
	atOnce: number,
	handle: Handle<Data>
): Promise<void> {
	const { boss, pace } = workplace;
	const options = {
		includeMetadata: true,
		pollingIntervalSeconds: Math.min(2, pace.poll),
		notifyPollingIntervalSeconds: pace.poll,
		heartbeatRefreshSeconds: pace.heartbeat / 3
	} as const;
	for (let worker = 0; worker < atOnce; worker++) {
		const id = await boss.work<Data, void, typeof options>(name, options, async ([taken]) => {
			if (!taken) return;
			await workOn(workplace, taken, handle);
			// Where there was one job there may be more: look at once, not at the next poll.
			boss.notifyWorker(id);
		});
	}
}

async function workOn<Data extends object>(
	workplace: Workplace,
	taken: JobWithMetadata<Data>,
	handle: Handle<Data>
): Promise<void> {
	const outcome = await handle(jobOf(taken)).catch((error: unknown): Outcome => {
		workplace.report(error);
		return { ended: false, dueIn: afterBug };
	});
	try {
		await workplace.db.$transaction(async (tx) => {
			const isOurs = outcome.ended
				? await end(workplace, tx, taken)
				: await putBack(workplace, tx, taken, outcome.dueIn);
			// Whoever lost the job in between writes nothing.
			if (isOurs) await outcome.and?.(tx);
		});
	} catch (error) {
		// The job comes again, and with it what was done: a mail goes out each time. One that is away is told of elsewhere.
		if (!isDatabaseAway(error)) workplace.report(error);
		throw error;
	}
}

function jobOf<Data extends object>(taken: JobWithMetadata<Data>): Job<Data> {
	const { id, data, retryCount, startedOn, createdOn, signal } = taken;
	return {
		id,
		data,
		tries: retryCount,
		age: startedOn.getTime() - createdOn.getTime(),
		signal
	};
}

/** The job is gone, with its data. @returns false where it was not this worker's any more. */
async function end(
	{ boss }: Workplace,
	tx: Tx,
	{ name, id, retryCount }: JobWithMetadata<object>
): Promise<boolean> {
	const answer = await boss.deleteJob(name, { id, retryCount }, { db: fromPrisma(tx) });
	return affected(answer) > 0;
}

/** @returns false where it was not this worker's any more. */
async function putBack(
	{ boss }: Workplace,
	tx: Tx,
	{ name, id, retryCount }: JobWithMetadata<object>,
	seconds: number
): Promise<boolean> {
	const db = fromPrisma(tx);
	const answer = await boss.fail(name, { id, retryCount }, undefined, { db });
	if (affected(answer) === 0) return false;
	await boss.update(name, undefined, { id, startAfter: seconds, db });
	return true;
}

/** The answer says how many rows it touched; its type does not. */
const affected = (answer: object): number => Number(Reflect.get(answer, 'affected'));
