import { ensureBuiltInRoles } from '@gatehouse/api';
import { createSeal, openStrength } from '@gatehouse/auth';
import { openDatabase, type Database, type OnStatement } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import { openJobs } from '@gatehouse/jobs';
import { createMailer, mailQueue, sealLabel } from '@gatehouse/mail';
import { openPictures } from '@gatehouse/pictures';
import type { Config } from './src/lib/server/config.ts';
import { handOver, type HandedOver } from './src/lib/server/handed-over.ts';
import { report } from './src/lib/server/report.ts';
import { keptSecret } from './src/lib/server/secrets.ts';

/** What an entry of the tests may add. The product's own entries add nothing. */
export interface ForTests {
	readonly overrides?: HandedOver['overrides'];
	readonly onStatement?: OnStatement;
}

/**
 * Everything before the first request: opens the database, applies pending migrations, sees to the built-in roles, opens the queue,
 * and hands over. It runs from source, so the migration engine, the queue, the mail client and the picture encoder stay out of the site's bundle.
 */
export async function prepare(config: Config, forTests: ForTests = {}): Promise<HandedOver> {
	const { overrides = {} } = forTests;
	const now = overrides.now ?? (() => new Date());
	const database = await prepareDatabase(config, forTests);
	try {
		const secrets = config.secrets.length > 0 ? config.secrets : [await keptSecret(config.dataDir)];
		const jobs = await openJobs(database, {
			queues: [mailQueue],
			report: (error) => report(error, { requestId: 'none', path: 'jobs' })
		});
		const mailer = createMailer({ jobs, seal: createSeal(secrets, sealLabel), now });
		const pictures = openPictures({ url: config.picturesUrl, dataDir: config.dataDir });
		const strength = openStrength([config.product.name], {
			report: (error) => report(error, { requestId: 'none', path: 'strength' })
		});
		const prepared = { config, database, jobs, mailer, pictures, strength, secrets, overrides };
		handOver(prepared);
		return prepared;
	} catch (error) {
		await database.close();
		throw error;
	}
}

/** A database that is up to date, and nothing that works in it. */
export async function prepareDatabase(
	{ databaseUrl: url, migrationUrl, dataDir }: Config,
	{ overrides = {}, onStatement }: ForTests = {}
): Promise<Database> {
	const database = await openDatabase({ url, migrationUrl, dataDir, onStatement });
	try {
		await migrate(database);
		await ensureBuiltInRoles(database.db, overrides.now?.() ?? new Date());
		return database;
	} catch (error) {
		await database.close();
		throw error;
	}
}
