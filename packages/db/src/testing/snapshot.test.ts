import { mkdir, mkdtemp, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { keepSnapshot } from './snapshot.ts';

const folder = await mkdtemp(join(tmpdir(), 'gatehouse-snapshot-'));
beforeEach(async () => {
	await rm(folder, { recursive: true });
	await mkdir(folder);
});
afterAll(() => rm(folder, { recursive: true }));

async function* bytes(until?: Promise<void>) {
	yield Buffer.from('half ');
	await until;
	yield Buffer.from('and whole');
}

test('two runs that make one at once both keep theirs', async () => {
	const mayEnd = Promise.withResolvers<void>();
	const slow = keepSnapshot(folder, 'new.tar', bytes(mayEnd.promise));
	await expect.poll(() => readdir(folder)).toHaveLength(1);
	await keepSnapshot(folder, 'new.tar', bytes());
	mayEnd.resolve();
	await slow;
	expect(await readdir(folder)).toEqual(['new.tar']);
	expect(await readFile(join(folder, 'new.tar'), 'utf8')).toBe('half and whole');
});

test('an older one goes, and what a run that was stopped left', async () => {
	const left = join(folder, 'left.part');
	for (const file of [join(folder, 'old.tar'), left]) await writeFile(file, 'half ');
	await utimes(left, 0, 0);
	await keepSnapshot(folder, 'new.tar', bytes());
	expect(await readdir(folder)).toEqual(['new.tar']);
});
