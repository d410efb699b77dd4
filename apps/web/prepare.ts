import { ensureBuiltInRoles } from '@gatehouse/api';
import { openDatabase, type OnStatement } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import type { Config } from './src/lib/server/config.ts';
import { handOver, type HandedOver } from './src/lib/server/handed-over.ts';

/** What an entry of the tests may add. The product's own entries add nothing. */
export interface ForTests {
	readonly overrides?: HandedOver['overrides'];
	readonly onStatement?: OnStatement;
}

/**
 * Everything before the first request: opens the database, applies pending migrations, sees to the built-in roles, and hands over.
 * It runs from source, so the migration engine stays out of the site's bundle.
 */
export async function prepare(
	config: Config,
	{ overrides = {}, onStatement }: ForTests = {}
): Promise<HandedOver> {
	const { databaseUrl: url, dataDir } = config;
	const database = await openDatabase({ url, dataDir, onStatement });
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
