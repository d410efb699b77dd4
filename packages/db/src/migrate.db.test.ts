import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { migrate, MigrationProblem, retryMigration } from './migrate.ts';
import { migrationsFolder, readMigrations } from './migration-files.ts';
import { createTestDatabase } from './testing.ts';
import { file, outcome, startProcess } from './testing/processes.ts';

const database = await createTestDatabase();
const { db } = database;
const folder = await mkdtemp(join(tmpdir(), 'gatehouse-migrations-'));

beforeEach(async () => {
	await db.$executeRaw`DROP SCHEMA public CASCADE`;
	await db.$executeRaw`CREATE SCHEMA public`;
	await rm(folder, { recursive: true });
	await mkdir(folder);
});
afterAll(async () => {
	await database.close();
	await rm(folder, { recursive: true });
});

async function write(name: string, sql: string): Promise<void> {
	await mkdir(join(folder, name), { recursive: true });
	await writeFile(join(folder, name, 'migration.sql'), sql);
}

async function tables(): Promise<string[]> {
	const rows = await db.$queryRaw<{ name: string }[]>`
		SELECT tablename AS name FROM pg_tables
		WHERE schemaname = 'public' AND tablename <> '_prisma_migrations' ORDER BY 1`;
	return rows.map(({ name }) => name);
}

const run = () => migrate(database, folder);

async function problem(act: () => Promise<unknown> = run): Promise<string> {
	const error: unknown = await act().catch((error: unknown) => error);
	expect(error).toBeInstanceOf(MigrationProblem);
	return error instanceof Error ? error.message : '';
}

describe('what is pending', () => {
	it('is applied, oldest first, and once', async () => {
		await write('2_second', 'ALTER TABLE a ADD COLUMN b int;');
		await write('1_first', 'CREATE TABLE a ();');
		expect(await run()).toEqual(['1_first', '2_second']);
		expect(await run()).toEqual([]);
		await write('3_third', 'CREATE TABLE c ();');
		expect(await run()).toEqual(['3_third']);
		expect(await tables()).toEqual(['a', 'c']);
	});

	it('of this version makes a database that works', async () => {
		const names = (await readMigrations(migrationsFolder)).migrationDirectories;
		expect(await migrate(database)).toEqual(names.map(({ path }) => path));
		expect(await migrate(database)).toEqual([]);
		expect(await db.user.count()).toBe(0);
	});

	it('may have functions, whose bodies have semicolons', async () => {
		await write(
			'1_f',
			'CREATE FUNCTION two() RETURNS int LANGUAGE plpgsql AS $$ BEGIN PERFORM 1; RETURN 2; END $$;'
		);
		await run();
		expect(await db.$queryRaw`SELECT two()`).toEqual([{ two: 2 }]);
	});

	it('is the same with the line ends of another system', async () => {
		await write('1_a', 'CREATE TABLE a ();\n-- end\n');
		await run();
		await write('1_a', 'CREATE TABLE a ();\r\n-- end\r\n');
		expect(await run()).toEqual([]);
	});

	it('may belong before what is applied: a branch that was merged later', async () => {
		await write('2_b', 'CREATE TABLE b ();');
		await run();
		await write('1_a', 'CREATE TABLE a ();');
		expect(await run()).toEqual(['1_a']);
	});
});

describe('one that fails', () => {
	beforeEach(() => write('1_good', 'CREATE TABLE good ();'));

	it('says what was wrong and where, and leaves nothing behind', async () => {
		await write('2_bad', 'CREATE TABLE half ();\nINSERT INTO nowhere VALUES (1);');
		await write('3_later', 'CREATE TABLE later ();');
		const message = await problem();
		expect(message).toContain(
			'The migration 2_bad failed: relation "nowhere" does not exist (line 2).'
		);
		expect(message).toContain('npm run db:migrate -- --retry 2_bad');
		expect(await tables()).toEqual(['good']);
		expect(await problem(), 'at the next start').toBe(message);
	});

	it('also where it had begun a transaction of its own', async () => {
		await write('2_bad', 'BEGIN; CREATE TABLE half (); SELECT 1 / 0; COMMIT;');
		expect(await problem()).toContain('The migration 2_bad failed: division by zero.');
		expect(await tables()).toEqual(['good']);
	});

	it('can be tried again, corrected', async () => {
		await write('2_bad', 'CREATE TABEL later ();');
		await problem();
		await write('2_bad', 'CREATE TABLE later ();');
		await problem();
		expect(await retryMigration(database, '2_bad', folder)).toEqual(['2_bad']);
		expect(await run()).toEqual([]);
		expect(await tables()).toEqual(['good', 'later']);
	});

	it('and may fail again', async () => {
		await write('2_bad', 'SELECT 1 / 0');
		const message = await problem();
		expect(await problem(() => retryMigration(database, '2_bad', folder))).toBe(message);
	});

	it('because its process was killed, says so', async () => {
		await run();
		await db.$executeRaw`
			INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at)
			VALUES ('x', 'x', '2_cut', now())`;
		const message = await problem();
		expect(message).toContain('The migration 2_cut was broken off');
		expect(message).toContain('npm run db:migrate -- --retry 2_cut');
	});

	it('only a failed one can be tried again', async () => {
		await run();
		expect(await problem(() => retryMigration(database, '1_good', folder))).toContain('1_good');
		expect(await problem(() => retryMigration(database, '9_none', folder))).toContain('9_none');
	});
});

describe('the start stops where', () => {
	it('a migration was edited after it was applied', async () => {
		await write('1_a', 'CREATE TABLE a ();');
		await run();
		await write('1_a', 'CREATE TABLE a (b int);');
		await write('2_b', 'CREATE TABLE b ();');
		const message = await problem();
		expect(message).toContain('The migration 1_a was changed after being applied');
		expect(message).toContain('Put the file back as it was');
		expect(await tables()).toEqual(['a']);
	});

	it('the database has one that this version does not know', async () => {
		await write('1_a', 'CREATE TABLE a ();');
		await write('2_newer', 'CREATE TABLE newer ();');
		await run();
		await rm(join(folder, '2_newer'), { recursive: true });
		const message = await problem();
		expect(message).toContain('The migration 2_newer was applied to this database, but');
		expect(message).toContain('Start that version, or restore');
		await write('3_b', 'CREATE TABLE b ();');
		expect(await problem()).toBe(message);
		expect(await tables()).toEqual(['a', 'newer']);
	});

	it('the database has tables of someone else', async () => {
		await db.$executeRaw`CREATE TABLE theirs ()`;
		await write('1_a', 'CREATE TABLE a ();');
		expect(await problem()).toContain('Set DATABASE_URL to an empty database');
		expect(await tables()).toEqual(['theirs']);
	});
});

// One connection takes one turn after another: side by side there is only on a server.
if (database.engine === 'postgresql')
	describe('six processes that start at once', { timeout: 120_000 }, () => {
		const start = () => {
			const url = database.engine === 'postgresql' ? database.url : '';
			return startProcess(`
			import { openDatabase } from ${file('index.ts')};
			import { migrate } from ${file('migrate.ts')};
			const database = await openDatabase(${JSON.stringify({ url, dataDir: '' })});
			try {
				console.log(JSON.stringify(await migrate(database, ${JSON.stringify(folder)})));
			} finally {
				await database.close();
			}`);
		};
		const six = () => Promise.all(Array.from({ length: 6 }, () => outcome(start())));

		it('all succeed, and one of them applies', async () => {
			// Slow, so that the others come while it is at work.
			await write('1_slow', 'CREATE TABLE a (); SELECT pg_sleep(2);');
			await write('2_next', 'CREATE TABLE b ();');
			const ended = await six();
			expect(ended.map(({ code }) => code)).toEqual([0, 0, 0, 0, 0, 0]);
			const said = ended.map(({ said }) => said.trim()).sort();
			expect(said).toEqual([...Array(5).fill('[]'), '["1_slow","2_next"]'].sort());
		});

		it('all stop where it fails', async () => {
			await write('1_slow', 'SELECT pg_sleep(2); SELECT 1 / 0;');
			for (const { said, code } of await six()) {
				expect(code).toBe(1);
				expect(said).toContain('The migration 1_slow failed: division by zero.');
			}
		});
	});
