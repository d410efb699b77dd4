import { openAsBlob } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { createPGlite } from './embedded.ts';
import { openDatabase } from './index.ts';
import { lockFolder } from './lock.ts';
import { migrate } from './migrate.ts';
import { file, firstWords, outcome, startProcess } from './testing/processes.ts';

const given = inject('testEngine');

// Processes that each load an embedded database take their time on a busy machine.
const timeout = 120_000;

describe('a database in files', { timeout }, () => {
	let root: string;
	let dataDir: string;

	beforeAll(async () => {
		root = await mkdtemp(join(tmpdir(), 'gatehouse-embedded-'));
		dataDir = join(root, '.data');
		await mkdir(dataDir);
		const snapshot = given.engine === 'embedded' ? given.snapshot : '';
		await (await createPGlite(join(dataDir, 'database'), await openAsBlob(snapshot))).close();
	});
	afterAll(() => rm(root, { recursive: true }));

	const start = (code: string) =>
		startProcess(`
			import { openDatabase } from ${file('index.ts')};
			import { migrate } from ${file('migrate.ts')};
			import { aRole } from ${file('testing/rows.ts')};
			const database = await openDatabase({ dataDir: ${JSON.stringify(dataDir)} });
			await migrate(database);
			${code}`);

	it('refuses a second process; after a kill -9 the next one has everything', async () => {
		const site = start(`
			await database.db.role.create({ data: aRole('written') });
			console.log('written');
			setTimeout(() => {}, 60_000);`);
		expect(await firstWords(site)).toBe('written\n');
		await expect(openDatabase({ dataDir })).rejects.toThrow(`is in use by process ${site.pid}.`);

		site.kill('SIGKILL');
		await outcome(site);
		const database = await openDatabase({ dataDir });
		expect(await migrate(database)).toEqual([]);
		expect(await database.db.role.findMany()).toMatchObject([{ name: 'written' }]);
		await database.close();
	});

	it('lets a process end as soon as it has closed', async () => {
		const { said, code } = await outcome(
			start(`
				await database.close();
				const closed = performance.now();
				process.on('exit', () => console.log(performance.now() - closed));`)
		);
		expect(code, said).toBe(0);
		expect(Number(said), 'milliseconds').toBeLessThan(5_000);
	});

	it('is not left locked where it cannot be opened', async () => {
		const folder = join(root, 'other');
		await mkdir(folder);
		await writeFile(join(folder, 'database'), 'not a folder');
		await expect(openDatabase({ dataDir: folder })).rejects.toThrow();
		await (await lockFolder(folder)).release();
	});
});
