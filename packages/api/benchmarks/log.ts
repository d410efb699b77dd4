// How long accounts under attack take to be found among a million events, how the database goes about it, and how fast and in how
// much memory a log leaves as a file. By hand: node --expose-gc packages/api/benchmarks/log.ts [how many]
import { Prisma, type Db } from '@gatehouse/db';
import { end, filled, person } from '../../audit/benchmarks/filled.ts';
import type { Viewer } from '../src/context.ts';
import { attacked } from '../src/audit/attacked.ts';
import { exportAudit } from '../src/audit/export.ts';

const rows = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const { db, close } = await filled(rows);

await db.$executeRaw`
	INSERT INTO users (id, email, email_canonical, username, username_folded, created_at, last_seen_at)
	SELECT id::uuid, id, id, id, id, ${end}::timestamptz, ${end}::timestamptz
	FROM (SELECT '0190a5a0-0000-7000-8000-' || lpad(number::text, 12, '0') AS id FROM generate_series(1, 50001) number) AS ids`;

const viewer: Viewer = {
	id: person(2),
	username: 'a',
	email: 'a',
	picture: null,
	roles: [],
	permissions: [],
	factorDue: null
};
const asked = (client: Db) => attacked({ db: client, user: viewer, now: () => end });

async function time(name: string) {
	const took: number[] = [];
	let found = await asked(db);
	for (let round = 0; round < 9; round++) {
		const began = performance.now();
		found = await asked(db);
		took.push(performance.now() - began);
	}
	took.sort((a, b) => a - b);
	console.log(`${name}: ${(took[4] ?? 0).toFixed(1)} ms, ${found.items.length} accounts`);
}

await time('A calm hour');
// An hour of thirty thousand refused logins: half of them for two hundred accounts, the rest for no account at all.
await db.$transaction(
	async (tx) => {
		await tx.$executeRaw`SET LOCAL session_replication_role = 'replica'`;
		await tx.$executeRaw`
			WITH made AS (
				INSERT INTO audit_events (id, at, event, act, outcome, reason, subject_id, via, request_id, actor_hash, subject_hash)
				SELECT (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || substr(mix, 1, 3) || '8' || substr(mix, 4, 15))::uuid,
					at, 'authn_login_fail', 'auth.login', 'refused', 'wrongPassword',
					CASE WHEN number % 2 = 0 THEN ('0190a5a0-0000-7000-8000-' || lpad((2 + number % 400)::text, 12, '0'))::uuid END,
					'visitor', 'a1b2', sha256('a'), sha256('b')
				FROM (SELECT number, md5('attack' || number) AS mix, ${end}::timestamptz - number * interval '0.1 seconds' AS at FROM generate_series(1, 30000) number) AS mixed
				RETURNING id
			)
			INSERT INTO audit_values (event_id, side, address, value, salt)
			SELECT id, 'actor', '203.0.113.' || get_byte(decode(right(id::text, 2), 'hex'), 0), '{}'::jsonb, decode('00112233445566778899aabbccddeeff', 'hex') FROM made`;
	},
	{ timeout: 120_000 }
);
await db.$executeRaw`VACUUM ANALYZE audit_events`;
await db.$executeRaw`VACUUM ANALYZE audit_values`;
await time('An hour of thirty thousand refused logins');

const explaining = new Proxy(db, {
	get: (target, key) =>
		key === '$queryRaw'
			? async (strings: TemplateStringsArray, ...values: unknown[]) => {
					const query = Prisma.sql(strings, ...values);
					const plan = await db.$queryRaw<{ 'QUERY PLAN': string }[]>(
						Prisma.sql`EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${query}`
					);
					for (const line of plan) console.log(`    ${line['QUERY PLAN']}`);
					return [];
				}
			: Reflect.get(target, key)
});
await asked(explaining);

const heap = () => {
	globalThis.gc?.();
	return Math.round(process.memoryUsage().heapUsed / 1e6);
};
const heaps = [heap()];
const began = performance.now();
let count = 0;
let bytes = 0;
// From the second part on: the first is recorded, by the router.
let cursor: string | undefined = 'ffffffff-ffff-7fff-8fff-ffffffffffff';
for (let part = 1; cursor && count < 200_000; part++) {
	const { csv, nextCursor } = await exportAudit({ db }, { cursor });
	count += csv.split('\n').length - 1;
	bytes += csv.length;
	cursor = nextCursor ?? undefined;
	if (part % 20 === 0) heaps.push(heap());
}
const seconds = (performance.now() - began) / 1000;
console.log(
	`A file of ${count.toLocaleString('en')} events, ${Math.round(bytes / 1e6)} MB: ${Math.round(count / seconds).toLocaleString('en')} a second; heap ${heaps.join(', ')} MB`
);
await close();
