// How long the database takes for a page of people, among 10,000, 100,000 and 1,000,000. By hand: node packages/api/benchmarks/people.ts
// A number says how many people there are at most; with --plans each statement's plan is printed, of its first page, newest first.
import { openDatabase, Prisma, type Db } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import { userOrders, type SomeUsers } from '@gatehouse/contract';
import { ensureBuiltInRoles } from '../src/roles/built-in.ts';
import { findUsers, type Reader } from '../src/users/find.ts';
import { afterCursor, cursorOf } from '../src/users/order.ts';
import { which } from '../src/users/which.ts';
import { addPeople, lastJoined } from './crowd.ts';

const most = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const withPlans = process.argv.includes('--plans');
const rounds = 9;

const script = new URL('../../../scripts/postgres.mjs', import.meta.url).href;
const { startPostgres }: { startPostgres(): Promise<{ url: string; stop(): Promise<void> }> } =
	await import(script);
const server = await startPostgres();
const database = await openDatabase({
	url: server.url,
	dataDir: ''
});
const { db } = database;
await migrate(database);
await ensureBuiltInRoles(db, lastJoined);
const role = async (builtIn: string) =>
	(await db.role.findUniqueOrThrow({ where: { builtIn } })).id;
const [moderator, member] = [await role('moderator'), await role('member')];

const views: Record<string, Partial<SomeUsers>> = {
	everyone: {},
	'a first name (2 %)': { search: 'mara' },
	'a domain of the oldest 5 %': { search: 'oldcorp' },
	'in every address': { search: 'example' },
	'three digits': { search: '000' },
	'one person': { search: 'whitlock9950' },
	nobody: { search: 'zzzz' },
	'a letter': { search: 'm' },
	'two letters': { search: 'ma' },
	disabled: { state: 'disabled' },
	active: { state: 'active' },
	'two-step login on (1 %)': { twoFactor: 'on' },
	'two-step login off': { twoFactor: 'off' },
	'a rare role': { roleId: moderator },
	"everyone's role": { roleId: member },
	'joined since': { joinedSince: '2026-10-01' },
	'not seen since': { seenBefore: '2023-06-01' },
	'name and state': { search: 'mara', state: 'disabled' },
	'domain, role and date': { search: 'uni.exa', roleId: moderator, joinedSince: '2024-01-01' },
	'domain, state and visit': { search: 'oldcorp', state: 'active', seenSince: '2025-01-01' }
};

for (const count of [10_000, 100_000, 1_000_000].filter((count) => count <= most)) {
	await addPeople(db, count, moderator, member);
	console.log(
		`\nAmong ${count.toLocaleString('en')}: milliseconds, median of ${rounds}, of two pages`
	);
	console.log('|'.padEnd(28), ...userOrders.map((sort) => `| ${sort}`.padEnd(15)), '|');
	for (const [name, view] of Object.entries(views)) {
		const cells = [];
		for (const sort of userOrders) cells.push(await timed(db, { search: '', ...view }, sort));
		console.log(`| ${name}`.padEnd(28), ...cells.map((cell) => `| ${cell}`.padEnd(15)), '|');
	}
}
if (withPlans)
	for (const [name, view] of Object.entries(views)) {
		console.log(`\n${name}`);
		const place = { sort: 'newest', after: null, limit: 25 } as const;
		await findUsers(explaining(db), which({ search: '', ...view }), place);
	}
await database.close();
await server.stop();
process.exit();

/** The slower of the first two pages, and how many people are on it. */
async function timed(db: Db, view: SomeUsers, sort: (typeof userOrders)[number]): Promise<string> {
	const who = which(view);
	let after: Prisma.Sql | null = null;
	let slowest = 0;
	let seen = '';
	for (let page = 0; page < 2; page++) {
		const times: number[] = [];
		let next;
		for (let round = 0; round < rounds; round++) {
			const begun = performance.now();
			const found = await findUsers(db, who, { sort, after, limit: 25 });
			times.push(performance.now() - begun);
			next = found.next;
			seen = `${found.places.length}${next ? '+' : ''}`;
		}
		slowest = Math.max(slowest, times.sort((a, b) => a - b)[rounds >> 1] ?? 0);
		if (!next) break;
		after = afterCursor(sort, cursorOf(sort, next));
	}
	return `${slowest.toFixed(1)} (${seen})`;
}

/** The same database; of each statement it first prints what the server does for it. */
function explaining(db: Db): Reader {
	return {
		async $queryRaw<Row>(query: TemplateStringsArray, ...values: unknown[]) {
			const statement = Prisma.sql([...query], ...values);
			if (!statement.sql.trimStart().startsWith('EXPLAIN')) {
				const lines = await db.$queryRaw<{ 'QUERY PLAN': string }[]>`
				EXPLAIN (ANALYZE, BUFFERS, COSTS OFF) ${statement}`;
				console.log(lines.map((line) => line['QUERY PLAN']).join('\n'));
			}
			return db.$queryRaw<Row>(statement);
		}
	};
}
