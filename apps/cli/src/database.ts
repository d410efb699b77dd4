import { createAdministrator, ensureBuiltInRoles, resetAdministrator } from '@gatehouse/api';
import { createPasswords, createSessions, openStrength, type Strength } from '@gatehouse/auth';
import { isStaff } from '@gatehouse/contract';
import { isDatabaseAway, openDatabase } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import product from '../../../gatehouse.config.ts';
import type { Config } from './config.ts';
import { Mistake } from './mistake.ts';

/** Errors that say in a sentence what to mend: refused, the folder in use, an address that leads nowhere, migrations that differ. */
const sentences = new Set(['Error', 'FolderInUse', 'DatabaseProblem', 'MigrationProblem']);

const acts = { createAdministrator, resetAdministrator };

/**
 * Works straight in the database: for the way to the first administrator, and back in. The server packages are loaded by this
 * module alone, and it only by who needs them.
 */
export async function inDatabase<Result>(
	{ databaseUrl: url, migrationUrl, dataDir }: Config,
	work: (does: typeof acts, services: Awaited<ReturnType<typeof servicesOn>>) => Promise<Result>
): Promise<Result> {
	try {
		const database = await openDatabase({ url, migrationUrl, dataDir });
		const strength = openStrength([product.name]);
		try {
			await migrate(database);
			const services = await servicesOn(database, strength.check);
			await ensureBuiltInRoles(services.db, services.now());
			return await work(acts, services);
		} finally {
			await strength.close();
			await database.close();
		}
	} catch (error) {
		if (isDatabaseAway(error))
			throw new Mistake('The database does not answer. Look at DATABASE_URL, then try again.', 2);
		if (error instanceof Error && sentences.has(error.name)) throw new Mistake(error.message);
		throw error;
	}
}

async function servicesOn({ db }: Awaited<ReturnType<typeof openDatabase>>, strength: Strength) {
	const now = () => new Date();
	return {
		db,
		now,
		product,
		passwords: await createPasswords(),
		strength,
		hasLeaked: async () => null,
		sessions: createSessions({ db, now, lives: product.sessions, isStaff })
	};
}
