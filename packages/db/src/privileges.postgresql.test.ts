import { randomBytes } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sqlStateOf } from './errors.ts';
import { openDatabase, type Database } from './index.ts';
import { migrate, MigrationProblem } from './migrate.ts';
import { createTestDatabase } from './testing.ts';

const database = await createTestDatabase();
const server = database.engine === 'postgresql' ? database.url : '';
const mark = randomBytes(4).toString('hex');
const names = { owner: `owner_${mark}`, site: `site_${mark}`, database: `two_roles_${mark}` };

const as = (user: string, database = names.database) => {
	const url = new URL(server);
	url.pathname = database;
	url.username = user;
	url.password = 'secret';
	return url.href;
};
const open = (site = names.site) =>
	openDatabase({ url: as(site), migrationUrl: as(names.owner), dataDir: '' });

async function byAdmin(...statements: string[]) {
	const admin = new pg.Client(server);
	await admin.connect();
	for (const statement of statements) await admin.query(statement);
	await admin.end();
}

let site: Database;
beforeAll(async () => {
	await byAdmin(
		`CREATE ROLE ${names.owner} LOGIN PASSWORD 'secret'`,
		`CREATE ROLE ${names.site} LOGIN PASSWORD 'secret'`,
		`CREATE DATABASE ${names.database} OWNER ${names.owner}`
	);
	site = await open();
	await migrate(site);
});
afterAll(async () => {
	await site.close();
	await byAdmin(
		`DROP DATABASE ${names.database} WITH (FORCE)`,
		`DROP ROLE ${names.site}, ${names.owner}`
	);
	await database.close();
});

/** The five characters that PostgreSQL answers with; 'done' where it did it. */
const tried = async (sql: string) => {
	try {
		await site.db.$transaction(async (tx) => {
			await tx.$executeRaw`SELECT set_config('gatehouse.test', ${sql}, true)`;
			await tx.$executeRaw`DO $$ BEGIN EXECUTE current_setting('gatehouse.test'); END $$`;
		});
		return 'done';
	} catch (error) {
		return sqlStateOf(error);
	}
};
const denied = '42501';

describe('the site as a role of its own', () => {
	test('adds to the log, and reads it', async () => {
		expect(
			await tried(`INSERT INTO audit_events (id, at, event, act, outcome, via, request_id)
				VALUES (gen_random_uuid(), now(), 'user_updated', 'profile.update', 'done', 'system', 'test')`)
		).toBe('done');
		expect(await site.db.auditEvent.count()).toBe(1);
	});

	test.each([
		`UPDATE audit_events SET act = 'x'`,
		`DELETE FROM audit_events`,
		`TRUNCATE audit_events`,
		`UPDATE audit_seals SET key_id = 'x'`,
		`DELETE FROM audit_seals`,
		`TRUNCATE audit_seals`,
		`UPDATE audit_values SET value = '{}'`,
		`TRUNCATE audit_values`,
		`DROP TABLE audit_events`,
		`ALTER TABLE audit_events DISABLE TRIGGER ALL`,
		`DROP TRIGGER audit_events_stay ON audit_events`,
		`SET session_replication_role = replica`,
		`CREATE OR REPLACE FUNCTION audit_stays() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN OLD; END'`,
		`DELETE FROM _prisma_migrations`
	])('cannot: %s', async (sql) => {
		expect(await tried(sql)).toBe(denied);
	});

	test('works with everything else', async () => {
		expect(await tried(`DELETE FROM users`)).toBe('done');
		expect(await tried(`UPDATE roles SET name = name`)).toBe('done');
		expect(await tried(`CREATE TABLE pgboss.anything (id int)`)).toBe('done');
		expect(await tried(`CREATE TABLE public.anything (id int)`)).toBe(denied);
	});

	test('starts again, and is let do no more than before', async () => {
		const again = await open();
		expect(await migrate(again)).toEqual([]);
		await again.close();
		expect(await tried(`UPDATE audit_events SET act = 'x'`)).toBe(denied);
	});

	test('is not the one that owns the tables, nor a member of it', async () => {
		const same = await open(names.owner);
		await expect(migrate(same)).rejects.toThrow(MigrationProblem);
		await same.close();
		await byAdmin(`GRANT ${names.owner} TO ${names.site}`);
		const member = await open();
		await expect(migrate(member)).rejects.toThrow(/could change the audit log/);
		await member.close();
		await byAdmin(`REVOKE ${names.owner} FROM ${names.site}`);
	});
});

describe('the first migration of all', () => {
	const fresh = `${names.database}_fresh`;
	let folder: string;
	beforeAll(async () => {
		await byAdmin(`CREATE DATABASE ${fresh} OWNER ${names.owner}`);
		folder = await mkdtemp(join(tmpdir(), 'gatehouse-migrations-'));
	});
	afterAll(async () => {
		await byAdmin(`DROP DATABASE ${fresh} WITH (FORCE)`);
		await rm(folder, { recursive: true });
	});

	test('that fails says why, though the site’s role may read nothing yet', async () => {
		await mkdir(join(folder, '1_bad'));
		await writeFile(join(folder, '1_bad', 'migration.sql'), 'SELECT 1 / 0;');
		const [url, migrationUrl] = [as(names.site, fresh), as(names.owner, fresh)];
		const database = await openDatabase({ url, migrationUrl, dataDir: '' });
		const why = 'The migration 1_bad failed: division by zero';
		await expect(migrate(database, folder)).rejects.toThrow(why);
		await expect(migrate(database, folder)).rejects.toThrow(why);
		await database.close();
	});
});
