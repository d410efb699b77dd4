import { createHash } from 'node:crypto';
import { PrismaPg } from '@prisma/adapter-pg';
import type { Pool } from 'pg';
import { createClient, type Db } from './client.ts';
import { createPool } from './pool.ts';
import type { OnStatement } from './statements.ts';

export type PostgresqlDatabase = {
	engine: 'postgresql';
	db: Db;
	pool: Pool;
	url: string;
	/** Of the role that owns the tables; undefined: this one does. */
	migrationUrl: string | undefined;
	close(): Promise<void>;
};

const oldest = 15;

/** A database on a PostgreSQL server. A request waits for nothing longer than it could answer. */
export async function openPostgresql(
	url: string,
	{
		migrationUrl,
		onStatement
	}: { migrationUrl?: string | undefined; onStatement?: OnStatement | undefined } = {}
): Promise<PostgresqlDatabase> {
	const pool = createPool(url, {
		max: 10,
		settings: {
			statement_timeout: '10s',
			lock_timeout: '3s',
			idle_in_transaction_session_timeout: '30s'
		}
	});
	try {
		await checkServer(pool);
	} catch (error) {
		await pool.end();
		throw error;
	}
	const adapter = new PrismaPg(pool, { statementNameGenerator: createStatementNames() });
	const db = createClient(adapter, onStatement);
	return {
		engine: 'postgresql',
		db,
		pool,
		url,
		migrationUrl,
		async close() {
			await db.$disconnect();
			await pool.end();
		}
	};
}

/** The server cannot be used as it is. The message is for the person at the terminal. */
export class DatabaseProblem extends Error {
	override name = 'DatabaseProblem';
}

async function checkServer(pool: Pool): Promise<void> {
	const { rows } = await pool
		.query<{ version: number }>(
			"SELECT current_setting('server_version_num')::int / 10000 AS version"
		)
		.catch((error: unknown) => {
			throw new DatabaseProblem(
				`The database in DATABASE_URL does not let us in: ${sentence(error)}. ` +
					'See that the server runs, and that the address, the name and the password are right.',
				{ cause: error }
			);
		});
	const version = rows[0]?.version ?? 0;
	if (version < oldest)
		throw new DatabaseProblem(
			`DATABASE_URL names a PostgreSQL ${version}; the oldest that works is ${oldest}.`
		);
}

function sentence(error: unknown): string {
	// A name with two addresses fails twice, under an error that says nothing itself.
	if (error instanceof AggregateError) return error.errors.map(sentence).join(', ');
	return error instanceof Error ? error.message : String(error);
}

/**
 * A statement with a name is parsed once per connection, not each time. Their number is bounded: a list of n values
 * makes a text of its own for each n. The empty name is PostgreSQL's for "not kept".
 */
export function createStatementNames(limit = 500): (query: { sql: string }) => string {
	const names = new Map<string, string>();
	return ({ sql }) => {
		const known = names.get(sql);
		if (known !== undefined) return known;
		if (names.size === limit) return '';
		const name = createHash('sha256').update(sql).digest('base64url');
		names.set(sql, name);
		return name;
	};
}
