import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';
import { engineOnPGlite, engineOnPool } from './engine.ts';
import type { Database } from './index.ts';
import { everything, migrationsFolder, readMigrations } from './migration-files.ts';
import { brokenOff, edited, failed, notFailed, notOurs, unknown } from './migration-problem.ts';
import { createPool } from './pool.ts';
import { limit } from './privileges.ts';

export { MigrationProblem } from './migration-problem.ts';

interface Attempt {
	readonly logs: string | null;
}

/** The role that migrates. The site's own may not even read before the first migration has come to its end. */
interface Owner {
	readonly engine: SchemaEngine;
	readonly read: (sql: string, values: string[]) => Promise<{ rows: Attempt[] }>;
}

/** Applies what is pending and returns its names. Throws a MigrationProblem where it must not go on. */
export async function migrate(
	database: Database,
	folder: string = migrationsFolder
): Promise<string[]> {
	const list = await readMigrations(folder);
	return withEngine(database, (owner) => applyPending(owner, list));
}

/** Tries a migration again that failed; its cause is gone, says who calls this. */
export async function retryMigration(
	database: Database,
	name: string,
	folder: string = migrationsFolder
): Promise<string[]> {
	const list = await readMigrations(folder);
	return withEngine(database, async (owner) => {
		const { engine } = owner;
		const { failedMigrationNames } = await diagnose(engine, list);
		if (!failedMigrationNames.includes(name)) throw notFailed(name);
		await engine.markMigrationRolledBack({ migrationName: name });
		return applyPending(owner, list);
	});
}

async function applyPending(owner: Owner, migrationsList: MigrationList): Promise<string[]> {
	await refuseMisfit(owner, migrationsList);
	try {
		const applied = await owner.engine.applyMigrations({ migrationsList, filters: everything });
		return applied.appliedMigrationNames;
	} catch (error) {
		if (error instanceof Error && 'code' in error && error.code === 'P3005') throw notOurs();
		await refuseMisfit(owner, migrationsList);
		throw error;
	}
}

/** Applying alone looks neither for edited migrations nor for unknown ones. */
async function refuseMisfit(owner: Owner, migrationsList: MigrationList): Promise<void> {
	const { failedMigrationNames, editedMigrationNames, history } = await diagnose(
		owner.engine,
		migrationsList
	);
	const [broken] = failedMigrationNames;
	if (broken) throw await whyFailed(owner, broken);
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

async function whyFailed({ read }: Owner, name: string): Promise<Error> {
	const { rows } = await read(
		`SELECT logs FROM _prisma_migrations
		WHERE migration_name = $1 AND finished_at IS NULL AND rolled_back_at IS NULL`,
		[name]
	);
	const reason = /ERROR: (.*)/.exec(rows[0]?.logs ?? '')?.[1];
	return reason ? failed(name, reason) : brokenOff(name);
}

async function withEngine<T>(database: Database, act: (owner: Owner) => Promise<T>): Promise<T> {
	if (database.engine === 'embedded') {
		const { pglite } = database;
		return act({
			engine: await engineOnPGlite(pglite),
			read: (sql, values) => pglite.query<Attempt>(sql, values)
		});
	}
	// A pool of its own: a migration may take longer than a request may. One connection works, the other
	// holds the lock for which every process that starts meanwhile waits.
	const { url, migrationUrl } = database;
	const pool = createPool(migrationUrl ?? url, { max: 2, settings: { lock_timeout: '5min' } });
	try {
		const holder = await pool.connect();
		await holder.query("SELECT pg_advisory_lock(hashtext('gatehouse migrations'))");
		try {
			const result = await act({
				engine: await engineOnPool(pool),
				read: (sql, values) => holder.query<Attempt>(sql, values)
			});
			if (migrationUrl) await limit(holder, database);
			return result;
		} finally {
			holder.release(true); // ends the session, and with it the lock
		}
	} finally {
		await pool.end();
	}
}
