import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createPGlite } from './embedded.ts';
import { engineOnPGlite } from './engine.ts';
import {
	everything,
	lockfile,
	migrationsFolder,
	readMigrations,
	schemaFile
} from './migration-files.ts';

/** Writes `<time>_<name>/migration.sql` and returns its path, or undefined where the schema asks for nothing new. */
export async function writeMigration(
	name: string,
	now: Date,
	{ folder = migrationsFolder, schema = schemaFile } = {}
): Promise<string | undefined> {
	const script = await missingFrom(folder, schema);
	if (script === undefined) return undefined;
	const time = now.toISOString().replace(/\D/g, '').slice(0, 14);
	const words = (name.toLowerCase().match(/[a-z0-9]+/g) ?? ['change']).join('_');
	const path = join(folder, `${time}_${words}`, 'migration.sql');
	await mkdir(dirname(path), { recursive: true });
	await writeFile(join(folder, lockfile.path), lockfile.content);
	await writeFile(path, script, { flag: 'wx' });
	return path;
}

/** What the schema has and the migrations do not make, as SQL, found in a database made for the purpose. */
async function missingFrom(folder: string, schema: string): Promise<string | undefined> {
	const pglite = await createPGlite();
	try {
		const engine = await engineOnPGlite(pglite);
		const migrationsList = await readMigrations(folder);
		await engine.applyMigrations({ migrationsList, filters: everything });
		const files = [{ path: schema, content: await readFile(schema, 'utf8') }];
		const { exitCode, stdout } = await engine.diff({
			from: { tag: 'schemaDatasource', files, configDir: dirname(schema) },
			to: { tag: 'schemaDatamodel', files },
			script: true,
			exitCode: true,
			filters: everything
		});
		return exitCode === 0 ? undefined : (stdout ?? undefined);
	} finally {
		await pglite.close();
	}
}
