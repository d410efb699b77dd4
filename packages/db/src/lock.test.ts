import { mkdir, mkdtemp, readdir, rm, stat, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { lockFolder } from './lock.ts';
import { file, firstWords, outcome, startProcess } from './testing/processes.ts';

let root: string;
let folder: string;

beforeEach(async () => {
	root = await mkdtemp(join(tmpdir(), 'gatehouse-lock-'));
	folder = join(root, '.data');
	await mkdir(folder);
});
afterEach(() => rm(root, { recursive: true }));

const startHolder = (place = folder) =>
	startProcess(`
		import { lockFolder } from ${file('lock.ts')};
		await lockFolder(${JSON.stringify(place)});
		console.log('held');
		setTimeout(() => {}, 60_000);`);

it('a second process is told who has the folder, and what to do', async () => {
	const holder = startHolder();
	await firstWords(holder);
	await expect(lockFolder(folder)).rejects.toThrow(
		`The database in ${folder}/ is in use by process ${holder.pid}. ` +
			`Stop it first (Ctrl-C where it runs, or: kill ${holder.pid}), ` +
			'or set GATEHOUSE_DATA_DIR to another folder.'
	);
	holder.kill();
	await outcome(holder);
});

it('by another path it is the same folder', async () => {
	await symlink(folder, join(root, 'link'));
	const lock = await lockFolder(folder);
	await expect(lockFolder(join(root, 'link'))).rejects.toThrow(`in use by process ${process.pid}`);
	await lock.release();
});

it('after a kill -9 it is free at once', async () => {
	const holder = startHolder();
	await firstWords(holder);
	holder.kill('SIGKILL');
	await outcome(holder);
	const lock = await lockFolder(folder);
	await expect(lockFolder(folder)).rejects.toThrow('is in use');
	await lock.release();
});

it('a folder that is not there is made, for its owner alone', async () => {
	const fresh = join(root, 'deep', '.data');
	const lock = await lockFolder(fresh);
	expect((await stat(fresh)).mode & 0o077).toBe(0);
	await lock.release();
});

it('once released it can be had again, and nothing is left in it', async () => {
	for (let time = 0; time < 3; time++) await (await lockFolder(folder)).release();
	expect(await readdir(folder)).toEqual([]);
});

it('of several that come at once one gets it', async () => {
	const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
	const locks = tries.filter((each) => each.status === 'fulfilled');
	expect(locks).toHaveLength(1);
	await locks[0]?.value.release();
});

it('of several that come at once after a kill -9 one gets it', async () => {
	const holder = startHolder();
	await firstWords(holder);
	holder.kill('SIGKILL');
	await outcome(holder);
	const tries = await Promise.allSettled(Array.from({ length: 8 }, () => lockFolder(folder)));
	const locks = tries.filter((each) => each.status === 'fulfilled');
	expect(locks).toHaveLength(1);
	await locks[0]?.value.release();
});

it('a path too long for a socket is locked as well', async () => {
	const deep = join(folder, 'a'.repeat(100), 'b'.repeat(100));
	await mkdir(deep, { recursive: true });
	const holder = startHolder(deep);
	await firstWords(holder);
	await expect(lockFolder(deep)).rejects.toThrow(`in use by process ${holder.pid}`);
	holder.kill();
	await outcome(holder);
});

it('does not keep a process from ending', async () => {
	const { code } = await outcome(
		startProcess(`
			import { lockFolder } from ${file('lock.ts')};
			await lockFolder(${JSON.stringify(folder)});`)
	);
	expect(code).toBe(0);
});
