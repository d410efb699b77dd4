import pg from 'pg';

export type PoolOptions = {
	max: number;
	/** Given to each connection with SET. */
	settings?: Record<string, string>;
};

/**
 * The settings are made after connecting, not as start-up parameters: then nothing in the URL, and no default of
 * the role or the database, can undo them. Prisma writes and reads times without their offset, so anything but
 * UTC would shift them.
 */
export function createPool(url: string, { max, settings = {} }: PoolOptions): pg.Pool {
	const set = Object.entries({ ...settings, TimeZone: 'UTC' })
		.map(([name, value]) => `SET ${name} = '${value}'`)
		.join(';');
	const pool = new pg.Pool({
		connectionString: url,
		max,
		connectionTimeoutMillis: 5_000,
		application_name: 'gatehouse',
		// eslint-disable-next-line @typescript-eslint/no-misused-promises -- the pool waits for it, only its types do not say so
		async onConnect(client) {
			// A connection that breaks fails its query, or is replaced; without a listener it would end the process.
			client.on('error', () => {});
			await client.query(set);
		}
	});
	pool.on('error', () => {});
	return keepingConnections(pool);
}

/**
 * The pool's own `query` closes the connection after every error, also after one that is part of the day's work
 * ("this username is taken"), and with it goes what was prepared on it.
 */
function keepingConnections(pool: pg.Pool): pg.Pool {
	const query = async (statement: string | pg.QueryConfig, values?: unknown[]) => {
		const client = await pool.connect();
		try {
			const result = await client.query(statement, values);
			client.release();
			return result;
		} catch (error) {
			client.release(!isRefusal(error));
			throw error;
		}
	};
	return Object.assign(pool, { query });
}

/** Did the server refuse the statement, rather than the connection end? Classes 08 and 57P are ends. */
function isRefusal(error: unknown): boolean {
	return error instanceof pg.DatabaseError && !/^(08|57P)/.test(error.code ?? '');
}
