import { join } from 'node:path';
import { createEncoder } from './encoder.ts';
import { createFolder } from './folder.ts';
import { createPictures, type Pictures } from './pictures.ts';
import { createBucket } from './s3.ts';

export type { Crop } from './crop.ts';
export type { Pictures } from './pictures.ts';
export { largest, smallest, type Size } from './size.ts';
export { StoreAway, type Store } from './store.ts';
export { QueueFull } from './turns.ts';

/** Pictures where this site keeps them: in a bucket, or without one in its data folder. */
export function openPictures({
	url,
	dataDir
}: {
	url?: string | undefined;
	dataDir: string;
}): Pictures {
	const store = url ? createBucket(url) : createFolder(join(dataDir, 'pictures'));
	return createPictures({ store, encoder: createEncoder() });
}
