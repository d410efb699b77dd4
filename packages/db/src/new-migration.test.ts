import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { schemaFile } from './migration-files.ts';
import { writeMigration } from './new-migration.ts';

let folder: string;
const now = new Date('2026-03-04T05:06:07.890Z');

beforeEach(async () => {
	folder = await mkdtemp(join(tmpdir(), 'gatehouse-new-migration-'));
});
afterEach(() => rm(folder, { recursive: true }));

// Each makes databases from nothing, which takes seconds where little else is running.
describe('a new migration', { timeout: 180_000 }, () => {
	it('is not written where the schema asks for nothing new', async () => {
		expect(await writeMigration('nothing', now)).toBeUndefined();
	});

	it('has what the ones before it do not make', async () => {
		const path = (await writeMigration('The first one!', now, { folder })) ?? '';
		expect(path).toBe(join(folder, '20260304050607_the_first_one', 'migration.sql'));
		expect(await readdir(folder)).toContain('migration_lock.toml');
		const everything = await readFile(path, 'utf8');
		expect(everything).toContain('CREATE TABLE "users"');
		expect(everything).toContain(
			'CREATE UNIQUE INDEX "roles_one_default" ON "roles"("is_default") WHERE (is_default)'
		);

		// By hand, as for everything that the schema cannot say.
		await writeFile(path, `CREATE EXTENSION pg_trgm;\n${everything}`);
		const schema = join(folder, 'schema.prisma');
		const text = await readFile(schemaFile, 'utf8');
		await writeFile(schema, text.replace('model User {', 'model User {\n  shoeSize Int?'));
		const later = new Date(now.getTime() + 1000);
		const next = (await writeMigration('shoe_size', later, { folder, schema })) ?? '';
		expect((await readFile(next, 'utf8')).trim()).toBe(
			'-- AlterTable\nALTER TABLE "users" ADD COLUMN     "shoeSize" INTEGER;'
		);
	});
});
