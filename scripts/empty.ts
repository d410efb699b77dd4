import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Config } from '../apps/web/src/lib/server/config.ts';
import { openDatabase } from '../packages/db/src/index.ts';
import { lockFolder } from '../packages/db/src/lock.ts';

type Place = Pick<Config, 'databaseUrl' | 'migrationUrl' | 'dataDir'>;

/** Deletes the data, and what is kept of it in the data folder. The secret stays: it is of the place, not of the data. */
export async function empty(place: Place): Promise<void> {
	if (place.databaseUrl) {
		await emptyServer(place, place.databaseUrl);
		return emptyFolder(place.dataDir);
	}
	const lock = await lockFolder(place.dataDir); // never under a running site
	try {
		await emptyFolder(place.dataDir);
	} finally {
		await lock.release();
	}
}

async function emptyServer({ migrationUrl, dataDir }: Place, url: string): Promise<void> {
	// The queue's schema is the owner's too, who made it for the site.
	const owner = await openDatabase({ url: migrationUrl ?? url, dataDir });
	await owner.db.$executeRaw`DROP SCHEMA IF EXISTS pgboss CASCADE`;
	await owner.db.$executeRaw`DROP SCHEMA public CASCADE`;
	await owner.db.$executeRaw`CREATE SCHEMA public`;
	await owner.close();
}

/** The head too: an empty log does not lead to it. */
async function emptyFolder(dataDir: string): Promise<void> {
	for (const name of ['database', 'mailbox', 'pictures', 'audit-head.json'])
		await rm(join(dataDir, name), { recursive: true, force: true });
}
