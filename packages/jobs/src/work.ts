import type { Db, Tx } from '@gatehouse/db';
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

/** How a handler leaves a job: ended, together with what `and` writes, or due again in so many seconds. */
export type Outcome =
	| { readonly ended: true; readonly and?: (tx: Tx) => Promise<void> }
	| { readonly ended: false; readonly dueIn: number };

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
	await (outcome.ended
		? end(workplace, taken, outcome.and)
		: putBack(workplace, taken, outcome.dueIn));
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

/** The job is gone, with its data, in the statement that ends it. Whoever lost it in between writes nothing. */
async function end(
	{ boss, db }: Workplace,
	{ name, id, retryCount }: JobWithMetadata<object>,
	and?: (tx: Tx) => Promise<void>
): Promise<void> {
	const attempt = { id, retryCount };
	if (!and) {
		await boss.deleteJob(name, attempt);
		return;
	}
	await db.$transaction(async (tx) => {
		const answer = await boss.deleteJob(name, attempt, { db: fromPrisma(tx) });
		if (affected(answer) > 0) await and(tx);
	});
}

/** Two statements: whoever dies between them leaves a job that is due a little early. */
async function putBack(
	{ boss }: Workplace,
	{ name, id, retryCount }: JobWithMetadata<object>,
	seconds: number
): Promise<void> {
	await boss.fail(name, { id, retryCount });
	await boss.update(name, undefined, { id, startAfter: seconds });
}

/** The answer says how many rows it touched; its type does not. */
const affected = (answer: object): number => Number(Reflect.get(answer, 'affected'));
