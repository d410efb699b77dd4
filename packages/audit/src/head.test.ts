import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headIn } from './head.ts';

let folder: string;
beforeAll(async () => {
	folder = await mkdtemp(join(tmpdir(), 'gatehouse-head-'));
});
afterAll(() => rm(folder, { recursive: true }));

test('twenty processes that write into one folder at once: one head is there, whole, and nothing beside it', async () => {
	const heads = Array.from({ length: 20 }, (_, seq) => ({ seq: `${seq}`, link: 'ab'.repeat(32) }));
	await Promise.all(heads.map((head) => headIn(folder).write(head)));
	expect(heads).toContainEqual(await headIn(folder).read());
	expect(await readdir(folder)).toEqual(['audit-head.json']);
});
