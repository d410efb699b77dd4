import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { engineOnPGlite, engineOnPool } from './engine.ts';
import type { Database } from './index.ts';
import { everything, migrationsFolder, readMigrations } from './migration-files.ts';
import { brokenOff, edited, failed, notFailed, notOurs, unknown } from './migration-problem.ts';
import { createPool } from './pool.ts';
import { limit } from './privileges.ts';

export { MigrationProblem } from './migration-problem.ts';

/** Applies what is pending and returns its names. Throws a MigrationProblem where it must not go on. */
export async function migrate(
	database: Database,
	folder: string = migrationsFolder
): Promise<string[]> {
	const list = await readMigrations(folder);
	return withEngine(database, (engine) => applyPending(database, engine, list));
}

/** Tries a migration again that failed; its cause is gone, says who calls this. */
export async function retryMigration(
	database: Database,
	name: string,
	folder: string = migrationsFolder
): Promise<string[]> {
	const list = await readMigrations(folder);
	return withEngine(database, async (engine) => {
		const { failedMigrationNames } = await diagnose(engine, list);
		if (!failedMigrationNames.includes(name)) throw notFailed(name);
		await engine.markMigrationRolledBack({ migrationName: name });
		return applyPending(database, engine, list);
	});
}

async function applyPending(
	database: Database,
	engine: SchemaEngine,
	migrationsList: MigrationList
): Promise<string[]> {
	await refuseMisfit(database, engine, migrationsList);
	try {
		const applied = await engine.applyMigrations({ migrationsList, filters: everything });
		return applied.appliedMigrationNames;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'P3005') throw notOurs();
		await refuseMisfit(database, engine, migrationsList);
		throw error;
	}
}

/** Applying alone looks neither for edited migrations nor for unknown ones. */
async function refuseMisfit(
	database: Database,
	engine: SchemaEngine,
	migrationsList: MigrationList
): Promise<void> {
	const { failedMigrationNames, editedMigrationNames, history } = await diagnose(
		engine,
		migrationsList
	);
	const [broken] = failedMigrationNames;
	if (broken) throw await whyFailed(database, broken);
	if (editedMigrationNames.length > 0) throw edited(editedMigrationNames);
	if (history && 'unpersistedMigrationNames' in history)
		throw unknown(history.unpersistedMigrationNames);
}

function diagnose(engine: SchemaEngine, migrationsList: MigrationList) {
	return engine.diagnoseMigrationHistory({
		migrationsList,
		optInToShadowDatabase: false,
		filters: everything
	});
}

async function whyFailed({ db }: Database, name: string): Promise<Error> {
	const [attempt] = await db.$queryRaw<{ logs: string | null }[]>`
		SELECT logs FROM _prisma_migrations
		WHERE migration_name = ${name} AND finished_at IS NULL AND rolled_back_at IS NULL`;
	const reason = /ERROR: (.*)/.exec(attempt?.logs ?? '')?.[1];
	return reason ? failed(name, reason) : brokenOff(name);
}

async function withEngine<T>(
	database: Database,
	act: (engine: SchemaEngine) => Promise<T>
): Promise<T> {
	if (database.engine === 'embedded') return act(await engineOnPGlite(database.pglite));
	// A pool of its own: a migration may take longer than a request may. One connection works, the other
	// holds the lock for which every process that starts meanwhile waits.
	const { url, migrationUrl } = database;
	const pool = createPool(migrationUrl ?? url, { max: 2, settings: { lock_timeout: '5min' } });
	try {
		const holder = await pool.connect();
		await holder.query("SELECT pg_advisory_lock(hashtext('gatehouse migrations'))");
		try {
			const result = await act(await engineOnPool(pool));
			if (migrationUrl) await limit(holder, database);
			return result;
		} finally {
			holder.release(true); // ends the session, and with it the lock
		}
	} finally {
		await pool.end();
	}
}
