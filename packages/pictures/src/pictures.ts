import { judgePicture, type PictureFault } from '@gatehouse/contract/picture-file';
import type { Job } from './encode.ts';
import type { Encoder } from './encoder.ts';
import { largest, smallest, type Size } from './size.ts';
import type { Store } from './store.ts';
import { createTurns } from './turns.ts';

const sizes = [largest, smallest] as const;
const nameShape = /^[A-Za-z0-9_-]{43}$/;
/** Keys of ours, drafts of them included. In a bucket that is shared, whatever else is there is left alone. */
const keyShape = /^([A-Za-z0-9_-]{43})\.(512|96)\.webp/;
/** Of whole files that are on their way in memory, each several times over, there are never more. */
const hall = { atOnce: 12, queue: 64, patience: 1800 };
/** Of those of visitors, whose login ended while they chose one: however slowly they come, nobody else waits for them. */
const porch = { atOnce: 4, queue: 16, patience: 1800 };
/** Names that are looked up in one statement. */
const batch = 500;

const keyOf = (name: string, size: Size) => `${name}.${size}.webp`;

interface Options {
	readonly store: Store;
	readonly encoder: Encoder;
	/** How many of one person are received at once. */
	readonly each?: number;
}

/** Profile pictures by their names. Whose a name is, and whether it is anybody's, is not known here. */
export function createPictures({ store, encoder, each = 2 }: Options) {
	async function remove(name: string): Promise<void> {
		await Promise.all(sizes.map((size) => store.remove(keyOf(name, size))));
	}

	return {
		/** Around everything that holds a file: from before it is read until it is kept. Throws QueueFull. */
		receive: createTurns({ ...hall, each }),

		/** Around what a visitor sends, to keep what was typed beside the file. Throws QueueFull. */
		receiveFromVisitor: createTurns(porch),

		/**
		 * Makes a picture of what was sent and keeps it under a name that nothing has been kept under before.
		 * @returns what is wrong with it, or null. Throws QueueFull and StoreAway, and then nothing is kept.
		 */
		async add(name: string, job: Job): Promise<PictureFault | null> {
			const judged = judgePicture(job.bytes);
			if (typeof judged === 'string') return judged;
			const encoded = await encoder.encode(job);
			if (typeof encoded === 'string') return encoded;
			try {
				await Promise.all(sizes.map((size) => store.put(keyOf(name, size), encoded[size])));
			} catch (error) {
				// What cannot be taken away now, housekeeping will.
				await remove(name).catch(() => {});
				throw error;
			}
			return null;
		},

		/** WebP; null where there is none of that name. Throws StoreAway. */
		read: async (name: string, size: Size): Promise<Uint8Array | null> =>
			nameShape.test(name) ? store.get(keyOf(name, size)) : null,

		remove,

		/**
		 * Takes away what was put before then and is nobody's: what a process left that was killed, and pictures of accounts that
		 * are gone. `used`: those of these names that are somebody's.
		 */
		async sweep(
			before: Date,
			used: (names: string[]) => Promise<readonly string[]>
		): Promise<void> {
			let found = new Map<string, string>();
			const take = async () => {
				const kept = new Set(await used([...new Set(found.values())]));
				for (const [key, name] of found) if (!kept.has(name)) await store.remove(key);
				found = new Map();
			};
			for await (const key of store.keys(before)) {
				const name = keyShape.exec(key)?.[1];
				if (name) found.set(key, name);
				if (found.size >= batch) await take();
			}
			if (found.size > 0) await take();
		},

		/** Ends the process that encodes, and the connections to the store. */
		close(): void {
			encoder.end();
			store.close();
		}
	};
}
export type Pictures = ReturnType<typeof createPictures>;
