import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { createPGlite, fromPGlite } from '../embedded.ts';
import { migrate } from '../migrate.ts';
import { migrationsFolder, readMigrations } from '../migration-files.ts';
import { keepSnapshot } from './snapshot.ts';

const cache = join(import.meta.dirname, '../../node_modules/.cache/gatehouse');

/** A migrated embedded database without data. Making one takes seconds, loading it less than one. */
export async function setup(project: TestProject): Promise<void> {
	const name = `${await fingerprint()}.tar`;
	const snapshot = join(cache, name);
	if (!existsSync(snapshot)) await write(name);
	project.provide('testEngine', { engine: 'embedded', snapshot });
}

async function fingerprint(): Promise<string> {
	const { resolve } = createRequire(import.meta.url);
	const { migrationDirectories } = await readMigrations(migrationsFolder);
	return createHash('sha256')
		.update(await readFile(join(resolve('@electric-sql/pglite'), '../../package.json')))
		.update(JSON.stringify(migrationDirectories))
		.digest('hex');
}

async function write(name: string): Promise<void> {
	const database = fromPGlite(await createPGlite());
	await migrate(database);
	const dump = await database.pglite.dumpDataDir('none');
	await database.close();
	await keepSnapshot(cache, name, dump.stream());
}
