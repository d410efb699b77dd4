import { ensureBuiltInRoles } from '@gatehouse/api';
import { openDatabase } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import type { Config } from './src/lib/server/config.ts';
import { handOver, type HandedOver } from './src/lib/server/handed-over.ts';

/**
 * Everything before the first request: opens the database, applies pending migrations, sees to the built-in roles, and hands over.
 * It runs from source, so the migration engine stays out of the site's bundle.
 */
export async function prepare(config: Config, overrides: HandedOver['overrides'] = {}): Promise<HandedOver> {
	const database = await openDatabase({ url: config.databaseUrl, dataDir: config.dataDir });
	try {
		await migrate(database);
		await ensureBuiltInRoles(database.db, overrides.now?.() ?? new Date());
	} catch (error) {
		await database.close();
		throw error;
	}
	const prepared = { config, database, overrides };
	handOver(prepared);
	return prepared;
}
