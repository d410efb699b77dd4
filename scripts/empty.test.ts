import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockFolder } from '../packages/db/src/lock.ts';
import { empty } from './empty.ts';

const all = ['audit-head.json', 'database', 'mailbox', 'pictures', 'secret'];
let dataDir: string;

beforeEach(async () => {
	dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-empty-'));
	for (const name of ['database', 'mailbox', 'pictures']) {
		await mkdir(join(dataDir, name));
		await writeFile(join(dataDir, name, 'something'), '');
	}
	for (const name of ['audit-head.json', 'secret']) await writeFile(join(dataDir, name), '');
});
afterEach(() => rm(dataDir, { recursive: true, force: true }));

const place = () => ({ dataDir, databaseUrl: undefined, migrationUrl: undefined });

test('all data goes: the database, mails, pictures and the head of the log; the secret stays', async () => {
	await empty(place());
	expect(await readdir(dataDir)).toEqual(['secret']);
});

test('under a running site it is refused, and nothing has gone', async () => {
	const site = await lockFolder(dataDir);
	await expect(empty(place())).rejects.toThrow('is in use by process');
	await site.release();
	expect(await readdir(dataDir)).toEqual(all);
});
