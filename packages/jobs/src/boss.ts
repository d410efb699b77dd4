import type { Database } from '@gatehouse/db';
import { fromPglite, PgBoss, type Clock, type ConstructorOptions } from 'pg-boss';
import type { Pace } from './pace.ts';

export type Report = (error: unknown) => void;

/** Its tables, apart from ours: pg-boss makes and migrates them itself. */
const schema = 'pgboss';

/** Starts pg-boss. Processes that start at once wait for one another while it makes its tables. */
export async function startBoss(
	database: Database,
	{ pace, report, clock }: { pace: Pace; report: Report; clock?: Clock | undefined }
): Promise<PgBoss> {
	const boss = new PgBoss({
		...connectionOf(database),
		...(clock ? { clock } : {}),
		schema,
		// Whoever may make none finds it made.
		createSchema: !(await isThere(database)),
		useListenNotify: true,
		superviseIntervalSeconds: pace.supervise,
		monitorIntervalSeconds: pace.supervise,
		// What is left of finished schedules; jobs of our own are removed when they end.
		maintenanceIntervalSeconds: 600,
		cronWorkerIntervalSeconds: 30,
		// For a dashboard that nobody has, and for queues of millions.
		registerInstance: false,
		reindex: false,
		monitorVacuum: false,
		flowIntervalSeconds: 3600,
		openTelemetry: { enabled: false }
	});
	const tell = sparingly(report);
	// Each worker signs what it met, and all of them meet the same.
	boss.on('error', (error) => tell(error.message.replace(/ \(Queue: .*\)$/, ''), error));
	boss.on('warning', ({ message }) => tell(message, null));
	return boss.start();
}

async function isThere({ db }: Database): Promise<boolean> {
	const [found] = await db.$queryRaw<
		{ is: boolean }[]
	>`SELECT to_regnamespace(${schema}) IS NOT NULL AS is`;
	return found?.is ?? false;
}

/**
 * On a server a pool of its own: our pool ends a statement after 10 seconds, which a migration of its tables may need, and has no
 * connection that listens. And a rush of requests that takes every connection we have does not look like a worker that died.
 */
function connectionOf(database: Database): ConstructorOptions {
	return database.engine === 'embedded'
		? { db: fromPglite(database.pglite), backend: 'pglite' }
		: { connectionString: database.url, max: 3, application_name: 'gatehouse jobs' };
}

/** A database that is away fails every look into it, every few seconds: the same words once a minute are enough. */
function sparingly(report: Report): (message: string, error: unknown) => void {
	const told = new Map<string, number>();
	return (message, error) => {
		const at = performance.now();
		for (const [words, since] of told) if (at - since > 60_000) told.delete(words);
		if (told.has(message)) return;
		told.set(message, at);
		// What comes from a worker has the shape of an error and is none.
		report(error instanceof Error ? error : new Error(message));
	};
}
