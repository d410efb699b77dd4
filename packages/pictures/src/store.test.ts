import { mkdtemp, rm, stat, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createFolder } from './folder.ts';
import { createBucket } from './s3.ts';
import { StoreAway, type Store } from './store.ts';
import { startS3Server } from './testing/s3-server.ts';

const bytes = (text: string) => new Uint8Array(Buffer.from(text));
const text = (found: Uint8Array | null) => found && Buffer.from(found).toString();
const later = () => new Date(Date.now() + 60_000);
async function keysOf(store: Store, before: Date) {
	const keys: string[] = [];
	for await (const key of store.keys(before)) keys.push(key);
	return keys.sort();
}
const earlier = () => new Date(Date.now() - 60_000);

/** What every store must do. */
const ends: Record<string, () => Promise<{ store: Store; close: () => Promise<void> }>> = {
	async folder() {
		const folder = await mkdtemp(join(tmpdir(), 'gatehouse-folder-'));
		const close = () => rm(folder, { recursive: true });
		return { store: createFolder(join(folder, 'pictures')), close };
	},
	async bucket() {
		const server = await startS3Server();
		return { store: createBucket(server.url), close: server.close };
	}
};

describe.each(Object.entries(ends))('%s', (_name, open) => {
	async function opened(use: (store: Store) => Promise<void>) {
		const { store, close } = await open();
		try {
			await use(store);
		} finally {
			store.close();
			await close();
		}
	}
	test('an empty one has nothing, and taking nothing away is fine', () =>
		opened(async (store) => {
			expect(await store.get('none')).toBeNull();
			await store.remove('none');
			expect(await keysOf(store, later())).toEqual([]);
		}));

	test('what is put is there, byte for byte, until it is taken away', () =>
		opened(async (store) => {
			const all = Uint8Array.from({ length: 70_000 }, (_, index) => index);
			await store.put('a', all);
			await store.put('b', bytes('b'));
			expect(Buffer.compare((await store.get('a')) ?? bytes(''), all)).toBe(0);
			await store.remove('a');
			expect(await store.get('a')).toBeNull();
			expect(text(await store.get('b'))).toBe('b');
		}));

	test('a key that is put again has the new bytes, all of them and nothing else', () =>
		opened(async (store) => {
			await store.put('a', bytes('a longer one'));
			await Promise.all([store.put('a', bytes('short')), store.put('a', bytes('short'))]);
			expect(text(await store.get('a'))).toBe('short');
			expect(await keysOf(store, later())).toEqual(['a']);
		}));

	test('it lists what was put before a time', () =>
		opened(async (store) => {
			const keys = Array.from({ length: 30 }, (_, index) => `key${index}`).sort();
			await Promise.all(keys.map((key) => store.put(key, bytes(key))));
			expect(await keysOf(store, later())).toEqual(keys);
			expect(await keysOf(store, earlier())).toEqual([]);
		}));
});

test('files are for their owner alone, and listed by their age', async () => {
	const folder = join(await mkdtemp(join(tmpdir(), 'gatehouse-folder-')), 'pictures');
	const store = createFolder(folder);
	await store.put('a', bytes('a'));
	await store.put('b', bytes('b'));
	expect((await stat(folder)).mode & 0o777).toBe(0o700);
	expect((await stat(join(folder, 'a'))).mode & 0o777).toBe(0o600);
	await utimes(join(folder, 'a'), 0, 1000);
	expect(await keysOf(store, earlier())).toEqual(['a']);
	await rm(folder, { recursive: true });
});

test('a bucket that refuses is a mistake of its owner, one that is silent is away', async () => {
	const server = await startS3Server();
	const wrong = createBucket(server.wrongUrl);
	const refused = await wrong.get('a').catch((error: unknown) => error);
	expect(refused).toMatchObject({ name: 'SignatureDoesNotMatch' });

	const right = createBucket(server.url);
	await right.put('a', bytes('a'));
	server.freeze();
	await expect(right.get('a')).rejects.toThrow(StoreAway);
	await server.close();
	await expect(right.get('a')).rejects.toThrow(StoreAway);
	await expect(right.put('a', bytes('a'))).rejects.toThrow(StoreAway);
	wrong.close();
	right.close();
});

test('only the address of a bucket is one', () => {
	expect(() => createBucket('https://localhost/pictures')).toThrow('s3://');
});
