import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { MigrationList } from '@prisma/schema-engine-wasm';

export const everything = { externalTables: [], externalEnums: [] };

const prisma = join(import.meta.dirname, '../prisma');

export const migrationsFolder = join(prisma, 'migrations');
export const schemaFile = join(prisma, 'schema.prisma');

export const lockfile = { path: 'migration_lock.toml', content: 'provider = "postgresql"\n' };

/** The folder as the engine wants it told: oldest first, every script's text. */
export async function readMigrations(folder: string): Promise<MigrationList> {
	const entries = await readdir(folder, { withFileTypes: true });
	const names = entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
	return {
		baseDir: folder,
		lockfile,
		shadowDbInitScript: '',
		migrationDirectories: await Promise.all(
			names.sort().map(async (name) => ({
				path: name,
				migrationFile: {
					path: 'migration.sql',
					content: {
						tag: 'ok' as const,
						value: await readFile(join(folder, name, 'migration.sql'), 'utf8')
					}
				}
			}))
		)
	};
}
