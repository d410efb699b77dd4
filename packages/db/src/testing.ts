import { openAsBlob } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { inject } from 'vitest';
import { createPGlite, fromPGlite } from './embedded.ts';
import { Prisma } from './generated/client.ts';
import type { Database } from './index.ts';
import { createPool } from './pool.ts';
import { openPostgresql } from './postgresql.ts';
import type { OnStatement } from './statements.ts';

/** What the project's global set-up made once for all test files. */
export type TestEngine =
	| { engine: 'embedded'; snapshot: string }
	| { engine: 'postgresql'; url: string; template: string };

declare module 'vitest' {
	interface ProvidedContext {
		/** Whether loops run in full. */
		long: boolean;
		testEngine: TestEngine;
	}
}

export type TestDatabase = Database & {
	/** Empties every table: for `beforeEach`. */
	truncate(): Promise<void>;
};

/** An empty migrated database on the engine of the running project, for one test file. */
export async function createTestDatabase({
	onStatement
}: { onStatement?: OnStatement } = {}): Promise<TestDatabase> {
	const database = await open(inject('testEngine'), onStatement);
	const tables = await database.db.$queryRaw<{ name: string }[]>`
		SELECT quote_ident(tablename) AS name FROM pg_tables
		WHERE schemaname = 'public' AND tablename <> '_prisma_migrations'`;
	const all = Prisma.raw(tables.map(({ name }) => name).join(', '));
	return {
		...database,
		async truncate() {
			await database.db.$transaction(async (tx) => {
				// The log refuses to be emptied; a superuser may look away for a transaction.
				await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`;
				await tx.$executeRaw`TRUNCATE ${all}`;
			});
		}
	};
}

async function open(given: TestEngine, onStatement?: OnStatement): Promise<Database> {
	if (given.engine === 'embedded') {
		const pglite = await createPGlite(undefined, await openAsBlob(given.snapshot));
		return fromPGlite(pglite, onStatement);
	}
	return openCopy(given.url, given.template, onStatement);
}

async function openCopy(
	url: string,
	template: string,
	onStatement?: OnStatement
): Promise<Database> {
	const server = createPool(url, { max: 1 });
	const name = `${template}_${crypto.randomUUID()}`;
	await server.query(`CREATE DATABASE "${name}" TEMPLATE "${template}"`);
	const place = new URL(url);
	place.pathname = `/${name}`;
	const database = await openPostgresql(place.href, { onStatement });
	return {
		...database,
		async close() {
			await database.close();
			await untilNobodyIsIn(server, name);
			await server.query(`DROP DATABASE "${name}" WITH (FORCE)`);
			await server.end();
		}
	};
}

/** A connection that was told to end takes a moment. Thrown out in that moment it would report an error that nobody listens for. */
async function untilNobodyIsIn(server: ReturnType<typeof createPool>, name: string): Promise<void> {
	for (let looks = 0; looks < 100; looks++) {
		const inside = await server.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [name]);
		if (inside.rows.length === 0) return;
		await pause(20);
	}
}
