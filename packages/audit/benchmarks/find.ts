// How long a page of the log takes among a million rows, for each thing one can ask and for those that hardly ever meet. By hand:
// node packages/audit/benchmarks/find.ts [how many] [--plans]
import { openDatabase, Prisma } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import { findEvents, type Wanted } from '../src/find.ts';

const rows = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const rounds = 9;
const end = new Date('2026-11-01T00:00:00Z');

const script = new URL('../../../scripts/postgres.mjs', import.meta.url).href;
const { startPostgres }: { startPostgres(): Promise<{ url: string; stop(): Promise<void> }> } =
	await import(script);
const server = await startPostgres();
const database = await openDatabase({ url: server.url, dataDir: '' });
const { db } = database;
await migrate(database);

const person = (number: number) => `0190a5a0-0000-7000-8000-${String(number).padStart(12, '0')}`;
/** Does three of ten acts, and never logs in; nothing is about them. */
const busy = person(1);
/** Half of everything comes from here. */
const office = '192.0.2.1';

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

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const wishes: Record<string, Wanted> = {
	everything: {},
	'who: one of many': { actorId: person(77) },
	'who: the busy one': { actorId: busy },
	'on whom': { subjectId: person(77) },
	'on whom: nobody': { subjectId: busy },
	'a common event': { event: 'authn_login_success' },
	'a rare event': { event: 'user_deleted' },
	refused: { outcome: 'refused' },
	done: { outcome: 'done' },
	'an address': { address: '198.51.100.77' },
	'the office': { address: office },
	'a day long ago': { since: day('2026-04-01'), before: day('2026-04-02') },
	'the busy one, an event never theirs': { actorId: busy, event: 'authn_login_success' },
	'the office, refused': { address: office, outcome: 'refused' },
	'a common event, refused, elsewhere': {
		event: 'authn_login_success',
		outcome: 'refused',
		address: '203.0.113.1'
	},
	'the busy one, long ago, refused': {
		actorId: busy,
		outcome: 'refused',
		before: day('2026-04-02')
	}
};

console.log(
	`Among ${rows.toLocaleString('en')}: milliseconds, median of ${rounds}, of the first page and of the next`
);
for (const [name, wanted] of Object.entries(wishes)) {
	const first = await timed(wanted);
	const next = first.next ? await timed(wanted, first.next) : null;
	console.log(`${name.padEnd(38)}${shown(first)}${next ? shown(next) : ''}`);
	if (process.argv.includes('--plans')) await plan(wanted);
}

interface Timed {
	readonly took: number;
	readonly count: number;
	readonly next: string | null;
}

function shown({ took, count, next }: Timed): string {
	return `${took.toFixed(1).padStart(6)} (${count}${next ? '+' : ''})`.padEnd(16);
}

async function timed(wanted: Wanted, cursor?: string): Promise<Timed> {
	const took: number[] = [];
	let found = await findEvents(db, wanted, { cursor, limit: 25 });
	for (let round = 0; round < rounds; round++) {
		const began = performance.now();
		found = await findEvents(db, wanted, { cursor, limit: 25 });
		took.push(performance.now() - began);
	}
	took.sort((a, b) => a - b);
	return { took: took[4] ?? 0, count: found.ids.length, next: found.next };
}

/** The plan of each statement that a page takes. */
async function plan(wanted: Wanted): Promise<void> {
	const explaining = {
		async $queryRaw<Rows>(strings: TemplateStringsArray, ...values: unknown[]): Promise<Rows> {
			const query = Prisma.sql(strings, ...values);
			const lines = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(
				Prisma.sql`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${query}`
			);
			for (const line of lines) console.log(`    ${line['QUERY PLAN']}`);
			return db.$queryRaw<Rows>(query);
		}
	};
	await findEvents(explaining, wanted, { limit: 25 });
}

await database.close();
await server.stop();
