import { randomBytes } from 'node:crypto';
import type { TestProject } from 'vitest/node';
import { migrate } from '../migrate.ts';
import { createPool } from '../pool.ts';
import { openPostgresql } from '../postgresql.ts';

/** A migrated database without data on a server, from which each test file's own is copied. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
	const { url, stop } = await startServer();
	const template = `gatehouse_test_${randomBytes(4).toString('hex')}`;
	const server = createPool(url, { max: 1 });
	await server.query(`CREATE DATABASE "${template}"`);
	const place = new URL(url);
	place.pathname = template;
	const database = await openPostgresql(place.href);
	await migrate(database);
	await database.close();
	project.provide('testEngine', { engine: 'postgresql', url, template });

	return async () => {
		// Its copies too, where a file did not come to its end.
		const { rows } = await server.query<{ name: string }>(
			'SELECT datname AS name FROM pg_database WHERE starts_with(datname, $1)',
			[template]
		);
		for (const { name } of rows) await server.query(`DROP DATABASE "${name}" WITH (FORCE)`);
		await server.end();
		await stop();
	};
}

type Server = { url: string; stop(): Promise<void> };

/** The one in TEST_DATABASE_URL, or one started for this run. */
async function startServer(): Promise<Server> {
	const script = new URL('../../../../scripts/postgres.mjs', import.meta.url);
	const { startPostgres }: { startPostgres(): Promise<Server> } = await import(script.href);
	return startPostgres();
}
