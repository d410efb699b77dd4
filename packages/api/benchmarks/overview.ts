// How long the database takes for the overview among 100,000 people, and how it goes about it. By hand: node packages/api/benchmarks/overview.ts
// A number says how many people there are. First as people come over the years; then as if all of them had joined and been here this week.
import { openDatabase, Prisma } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import { needs } from '../src/overview/needs.ts';
import { week, weekUntil } from '../src/overview/week.ts';
import { ensureBuiltInRoles } from '../src/roles/built-in.ts';
import { addPeople, lastJoined } from './crowd.ts';

const people = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 100_000);
const rounds = 9;

const script = new URL('../../../scripts/postgres.mjs', import.meta.url).href;
const { startPostgres }: { startPostgres(): Promise<{ url: string; stop(): Promise<void> }> } =
	await import(script);
const server = await startPostgres();
const database = await openDatabase({ url: server.url, dataDir: '' });
const { db } = database;
await migrate(database);
await ensureBuiltInRoles(db, lastJoined);
const role = async (builtIn: string) =>
	(await db.role.findUniqueOrThrow({ where: { builtIn } })).id;
await addPeople(db, people, await role('moderator'), await role('member'));
/** What takes longer than a statement of the site may. */
const slowly = (sql: Prisma.Sql) =>
	db.$transaction(
		async (tx) => {
			await tx.$executeRaw`SET LOCAL statement_timeout = 0`;
			await tx.$executeRaw(sql);
		},
		{ timeout: 300_000 }
	);
// Three mails each; one in fifty was given up, and most of those were seen to. An invitation for every tenth.
await slowly(Prisma.sql`
	INSERT INTO mails (id, user_id, template, recipient, created_at, given_up_at, settled_at)
	SELECT gen_random_uuid(), id, 'tokenMade', email, ${lastJoined}::timestamptz - each * interval '1 day',
		CASE WHEN random() < 0.02 THEN ${lastJoined}::timestamptz END, CASE WHEN random() < 0.8 THEN ${lastJoined}::timestamptz END
	FROM users, generate_series(1, 3) AS each`);
await slowly(Prisma.sql`
	INSERT INTO invitations (id, token_hash, email, email_canonical, created_at, mailed_at, expires_at)
	SELECT gen_random_uuid(), sha256(id::text::bytea), email, email, ${lastJoined}::timestamptz, ${lastJoined}::timestamptz,
		${lastJoined}::timestamptz + (random() - 0.5) * interval '14 days'
	FROM users TABLESAMPLE SYSTEM (10)`);

const services = { db, now: () => lastJoined };
const steps = { needs: () => needs(services), week: () => week(services) };

async function show(title: string) {
	await db.$executeRaw`VACUUM ANALYZE`;
	console.log(`\n${title}`);
	for (const [name, step] of Object.entries(steps)) {
		const times = [];
		for (let round = 0; round < rounds; round++) {
			const began = performance.now();
			await step();
			times.push(performance.now() - began);
		}
		const median = times.sort((a, b) => a - b)[Math.floor(rounds / 2)];
		console.log(`${name}: ${median?.toFixed(1)} ms, median of ${rounds}`, await step());
	}
	const plan = await db.$queryRaw<{ 'QUERY PLAN': string }[]>`
		EXPLAIN (ANALYZE, COSTS OFF, TIMING OFF) ${weekUntil(lastJoined)}`;
	console.log(plan.map((row) => row['QUERY PLAN']).join('\n'));
}

await show(`Among ${people.toLocaleString('en')}, as they came over the years`);
await slowly(Prisma.sql`
	UPDATE users SET created_at = ${lastJoined}::timestamptz - random() * interval '7 days',
		last_seen_at = ${lastJoined}::timestamptz - random() * interval '7 days',
		disabled_at = CASE WHEN random() < 0.2 THEN ${lastJoined}::timestamptz END`);
await show('As if all of them had joined and been here this week');

await database.close();
await server.stop();
process.exit();
