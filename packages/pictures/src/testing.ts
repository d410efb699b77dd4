import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createEncoder } from './encoder.ts';
import { createFolder } from './folder.ts';
import { createPictures } from './pictures.ts';

export { memory } from './testing/memory.ts';
export * from './testing/specimens.ts';

/** Real pictures, really encoded, in a folder that goes away. */
export async function createTestPictures() {
	return testPicturesIn(await mkdtemp(join(tmpdir(), 'gatehouse-pictures-')));
}

/** The same in this folder, which several processes may share. */
export function testPicturesIn(folder: string) {
	const store = createFolder(folder);
	// One person's races with themselves are what is tested: as many as come.
	const pictures = createPictures({ store, encoder: createEncoder(), each: Infinity });
	return {
		folder,
		pictures,
		/** Everything that is kept, drafts too. */
		files: async () => (await readdir(folder)).sort(),
		async clear() {
			for (const file of await readdir(folder)) await rm(join(folder, file));
		},
		async close() {
			pictures.close();
			await rm(folder, { recursive: true, force: true });
		}
	};
}
