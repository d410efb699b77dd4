import type { PgBoss } from 'pg-boss';
import type { Report } from './boss.ts';

interface Scheduler {
	readonly boss: PgBoss;
	readonly report: Report;
}

/** The schedule is a row that all processes share; of those that find it due, one wins. */
export async function schedule(
	{ boss, report }: Scheduler,
	name: string,
	cron: string,
	run: () => Promise<void>
): Promise<void> {
	// One that failed or was interrupted is not tried again: the next one is on its way.
	const settings = { retryLimit: 0, expireInSeconds: 900, deleteAfterSeconds: 600 };
	await boss.createQueue(name, { ...settings, policy: 'exclusive' });
	await boss.updateQueue(name, settings);
	await boss.schedule(name, cron);
	await boss.work(name, { pollingIntervalSeconds: 30 }, async () => {
		try {
			await run();
		} catch (error) {
			report(error);
		}
	});
}
