/** Where files are kept under a name: a folder, or a bucket. */
export interface Store {
	/** Whole or not at all, for whoever reads meanwhile. */
	put(key: string, bytes: Uint8Array): Promise<void>;
	/** Null where there is none. */
	get(key: string): Promise<Uint8Array | null>;
	/** Also where there is none: the result is what was asked for. */
	remove(key: string): Promise<void>;
	/** What was put before then; drafts that were never finished too. */
	keys(before: Date): AsyncIterable<string>;
	close(): void;
}

/** The store does not answer, or not in time. The router says "not now". */
export class StoreAway extends Error {
	override name = 'StoreAway';
}
