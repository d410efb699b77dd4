// How long a page of the log takes among a million rows, for each thing one can ask and for those that hardly ever meet. By hand:
// node packages/audit/benchmarks/find.ts [how many] [--plans]
import { Prisma } from '@gatehouse/db';
import { findEvents, type Wanted } from '../src/find.ts';
import { busy, filled, office, person } from './filled.ts';

const rows = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 1_000_000);
const rounds = 9;
const { db, close } = await filled(rows);

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

await close();
