import { openDatabase, Prisma } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';

/** When the last of it was. */
export const end = new Date('2026-11-01T00:00:00Z');

export const person = (number: number) =>
	`0190a5a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
/** Does three of ten acts, and never logs in; nothing is about them. */
export const busy = person(1);
/** Half of everything comes from here. */
export const office = '192.0.2.1';

const script = new URL('../../../scripts/postgres.mjs', import.meta.url).href;
const { startPostgres }: { startPostgres(): Promise<{ url: string; stop(): Promise<void> }> } =
	await import(script);

/** A server of its own with a log of so many rows, about fifty thousand people. */
export async function filled(rows: number) {
	const server = await startPostgres();
	const database = await openDatabase({ url: server.url, dataDir: '' });
	const { db } = database;
	await migrate(database);

	/** What takes longer than a statement of the site may. */
	const slowly = (sql: Prisma.Sql) =>
		db.$transaction(
			async (tx) => {
				await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
				await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`;
				await tx.$executeRaw(sql);
			},
			{ timeout: 600_000 }
		);
	const step = 50_000;
	for (let from = 0; from < rows; from += step)
		await slowly(Prisma.sql`
			WITH made AS (
				INSERT INTO audit_events (id, at, event, act, outcome, actor_id, subject_id, via, request_id, actor_hash, subject_hash)
				SELECT (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(mix, 1, 3) || '8' || substr(mix, 4, 15))::uuid,
					at, event, 'users.disable', CASE WHEN number % 2 = 1 AND number % 7 = 0 THEN 'refused' ELSE 'done' END, actor, subject,
					'session', 'a1b2', sha256('a'), sha256('b')
				FROM (
					SELECT number, mix, ${end}::timestamptz - (${rows}::int - number) * interval '20 seconds' AS at,
						CASE WHEN number % 10 < 3 THEN (ARRAY['user_updated', 'authz_change'])[1 + number % 2]
							WHEN number % 10 < 8 THEN 'authn_login_success' WHEN number % 10 = 8 THEN 'authn_login_fail'
							WHEN number % 1000 = 9 THEN 'user_deleted' ELSE 'session_expired' END AS event,
						CASE WHEN number % 10 < 3 THEN ${busy}::uuid
							ELSE ('0190a5a0-0000-7000-8000-' || lpad((2 + ('x' || substr(mix, 1, 6))::bit(24)::int % 50000)::text, 12, '0'))::uuid END AS actor,
						('0190a5a0-0000-7000-8000-' || lpad((2 + ('x' || substr(mix, 7, 6))::bit(24)::int % 50000)::text, 12, '0'))::uuid AS subject
					FROM (SELECT number, md5(number::text) AS mix FROM generate_series(${from}::int, ${Math.min(rows, from + step) - 1}::int) number) AS mixed
				) AS told
				RETURNING id, actor_id
			)
			INSERT INTO audit_values (event_id, side, user_id, address, value, salt)
			SELECT id, side, actor_id, CASE WHEN side = 'actor' THEN CASE WHEN byte % 2 = 0 THEN ${office} ELSE '198.51.100.' || byte END END,
				'{"username": "mara.lindqvist", "userAgent": "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36"}'::jsonb,
				decode('00112233445566778899aabbccddeeff', 'hex')
			FROM (SELECT id, actor_id, get_byte(decode(right(id::text, 2), 'hex'), 0) AS byte FROM made) AS made,
				(VALUES ('actor'), ('subject')) AS sides (side)`);
	await db.$executeRaw`VACUUM ANALYZE audit_events`;
	await db.$executeRaw`VACUUM ANALYZE audit_values`;
	const close = async () => {
		await database.close();
		await server.stop();
	};
	return { db, close };
}
