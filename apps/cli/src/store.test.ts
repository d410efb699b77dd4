import { chmod, mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createStore, type Login, type Store } from './store.ts';

let home: string;
let folder: string;
let store: Store;
beforeEach(async () => {
	home = await mkdtemp(join(tmpdir(), 'gatehouse-store-'));
	folder = join(home, 'config', 'gatehouse');
	store = createStore(folder);
});
afterEach(() => rm(home, { recursive: true }));

const login = (origin: string, username = 'mara.lindqvist'): Login => ({
	origin,
	username,
	token: `gh_${username}`,
	expiresAt: '2026-06-02T09:00:00.000Z'
});
const here = 'http://localhost:3000';
const there = 'https://gatehouse.example';
const mode = async (path: string) => ((await stat(path)).mode & 0o777).toString(8);
const files = async () => (await readdir(folder)).map((name) => join(folder, name));

test('a login of each site is kept, and forgotten alone', async () => {
	expect(await store.read(here)).toBeNull();
	expect(await store.origins()).toEqual([]);
	await store.write(login(here));
	await store.write(login(there, 'noor.haddad'));
	await store.write(login(here, 'kim.larsen'));
	expect(await store.origins()).toEqual([here, there]);
	expect(await store.read(here)).toEqual(login(here, 'kim.larsen'));
	await store.forget(here);
	await store.forget(here);
	expect(await store.read(here)).toBeNull();
	expect(await store.read(there)).toEqual(login(there, 'noor.haddad'));
});

describe('nobody else', () => {
	test('can read the file or look into the folder, whatever the umask and what was there', async () => {
		const before = process.umask(0);
		try {
			await mkdir(folder, { recursive: true, mode: 0o755 });
			await store.write(login(here));
		} finally {
			process.umask(before);
		}
		expect(await mode(folder)).toBe('700');
		for (const file of await files()) expect(await mode(file)).toBe('600');
	});

	test.each([0o640, 0o604, 0o620, 0o644])(
		'could have read it before, or it is not used: %o',
		async (open) => {
			await store.write(login(here));
			const [file = ''] = await files();
			await chmod(file, open);
			await expect(store.read(here)).rejects.toThrow(`Run: chmod 600 '${file}'`);
			await chmod(file, 0o600);
			expect(await store.read(here)).toEqual(login(here));
		}
	);
});

test('what is not a login of this site is none, and its token goes nowhere', async () => {
	await store.write(login(there));
	const [file = ''] = await files();
	const foreign = join(folder, `${encodeURIComponent(here)}.json`);
	const { token: _, ...tokenless } = login(here);
	for (const text of [
		JSON.stringify(login(there)),
		JSON.stringify(tokenless),
		'{"origin":',
		'null',
		''
	]) {
		await writeFile(foreign, text, { mode: 0o600 });
		await expect(store.read(here), text).rejects.toThrow(`${foreign} is damaged`);
	}
	expect(await store.read(there)).toEqual(login(there));
	expect(file).toContain('gatehouse.example');
});

test('fifty that write at once leave one whole login, and nothing else', async () => {
	const people = Array.from({ length: 50 }, (_, at) => `person.${at}`);
	await Promise.all(people.map((username) => store.write(login(here, username))));
	expect(people).toContain((await store.read(here))?.username);
	expect(await files()).toHaveLength(1);
});

test('where it cannot be written, nothing half is left', async () => {
	// A folder stands where the file should: only the last step fails.
	await mkdir(join(folder, `${encodeURIComponent(here)}.json`, 'full'), { recursive: true });
	await expect(store.write(login(here))).rejects.toThrow();
	expect(await files()).toHaveLength(1);
});
