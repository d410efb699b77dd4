import { randomUUID } from 'node:crypto';
import { mkdir, open, readFile, readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Store } from './store.ts';

/** Files in a folder that nobody but the owner of the process may look into. */
export function createFolder(folder: string): Store {
	const pathOf = (key: string) => join(folder, key);

	return {
		async put(key, bytes) {
			await mkdir(folder, { recursive: true, mode: 0o700 });
			const draft = pathOf(`${key}.${randomUUID()}`);
			try {
				const file = await open(draft, 'wx', 0o600);
				try {
					await file.writeFile(bytes);
					// On the disk before its row is: a power cut leaves no empty picture.
					await file.sync();
				} finally {
					await file.close();
				}
				await rename(draft, pathOf(key));
			} catch (error) {
				await rm(draft, { force: true });
				throw error;
			}
		},
		get: async (key) => (await readFile(pathOf(key)).catch(whenGone)) ?? null,
		remove: (key) => rm(pathOf(key), { force: true }),
		async *keys(before) {
			for (const key of (await readdir(folder).catch(whenGone)) ?? []) {
				const about = await stat(pathOf(key)).catch(whenGone);
				if (about?.isFile() && about.mtime < before) yield key;
			}
		},
		close() {}
	};
}

/** Taken away meanwhile, or a folder that nothing was put into yet. */
function whenGone(error: unknown): undefined {
	if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
	throw error;
}
