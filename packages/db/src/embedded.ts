import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { PrismaPGlite } from 'pglite-prisma-adapter';
import { createClient, type Db } from './client.ts';
import { lockFolder } from './lock.ts';
import type { OnStatement } from './statements.ts';

export type EmbeddedDatabase = {
	engine: 'embedded';
	db: Db;
	pglite: PGlite;
	close(): Promise<void>;
};

/** The database whose files are in `dataDir`. One process at a time: two would lose data without any error. */
export async function openEmbedded(
	dataDir: string,
	onStatement?: OnStatement
): Promise<EmbeddedDatabase> {
	const lock = await lockFolder(dataDir);
	try {
		const database = fromPGlite(await createPGlite(join(dataDir, 'database')), onStatement);
		return {
			...database,
			async close() {
				await database.close();
				await lock.release();
			}
		};
	} catch (error) {
		await lock.release();
		throw error;
	}
}

/** Without a folder it lives in memory. `snapshot` is what `dumpDataDir` gave. */
export function createPGlite(folder?: string, snapshot?: Blob): Promise<PGlite> {
	return PGlite.create({
		extensions: { pg_trgm },
		...(folder === undefined ? {} : { dataDir: folder }),
		...(snapshot === undefined ? {} : { loadDataDir: snapshot })
	});
}

export function fromPGlite(pglite: PGlite, onStatement?: OnStatement): EmbeddedDatabase {
	const db = createClient(new PrismaPGlite(pglite), onStatement);
	return {
		engine: 'embedded',
		db,
		pglite,
		async close() {
			await db.$disconnect();
			await pglite.close();
		}
	};
}
