import { createSeal, type Seal } from '@gatehouse/auth';
import type { Database } from '@gatehouse/db';
import { openJobs } from '@gatehouse/jobs';
import type { Letter } from './letter.ts';
import { createMailer } from './mailer.ts';
import { mailQueue, openLetter, sealLabel, type Queued } from './queued.ts';

export interface OutboxOptions {
	readonly database: Database;
	/** One of its own where none is given. */
	readonly seal?: Seal;
	readonly now: () => Date;
}

/** A mailer whose letters nobody sends: they stay in the queue, where a test reads them. Close it before the database. */
export async function createOutbox({
	database,
	now,
	seal = createSeal([crypto.getRandomValues(new Uint8Array(32))], sealLabel)
}: OutboxOptions) {
	const { db } = database;
	const jobs = await openJobs(database, {
		queues: [mailQueue],
		report(error) {
			throw error;
		}
	});
	return {
		jobs,
		mailer: createMailer({ jobs, seal, now }),
		/** What was posted and committed since the last `clear`, opened, in the order of posting. */
		async letters(): Promise<Letter[]> {
			// Letters of one transaction are of one time; `cmin` counts its statements.
			const waiting = await db.$queryRaw<{ data: Queued }[]>`
				SELECT data FROM pgboss.job WHERE name = ${mailQueue.name} ORDER BY created_on, cmin::text::int`;
			return waiting.flatMap(({ data }) =>
				data.template === null ? [] : [openLetter(data, seal)]
			);
		},
		async clear(): Promise<void> {
			await db.$executeRaw`DELETE FROM pgboss.job WHERE name = ${mailQueue.name}`;
		},
		close: () => jobs.close()
	};
}
