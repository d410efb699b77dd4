// How many logins a second there are with the audit log, and without its statement: the same process, in turns, the sealer at work all
// the while. By hand: node packages/api/benchmarks/logins.ts [how many turns] [embedded]
import { createSealer, createVerify, type HeadPlace } from '@gatehouse/audit';
import {
	createApiTokens,
	createPasswords,
	createSeal,
	createSessions,
	openStrength,
	factorsLabel
} from '@gatehouse/auth';
import { isStaff } from '@gatehouse/contract';
import { openDatabase, type Db } from '@gatehouse/db';
import { migrate } from '@gatehouse/db/migrate';
import { openPictures } from '@gatehouse/pictures';
import product from '../../../gatehouse.config.ts';
import type { Context, Kept } from '../src/context.ts';
import { createLimits } from '../src/limits.ts';
import { ensureBuiltInRoles } from '../src/roles/built-in.ts';
import { createCaller } from '../src/router.ts';
import { createAdministrator } from '../src/users/administrator.ts';

const turns = Number(process.argv.find((word) => /^\d+$/.test(word)) ?? 16);
const perTurn = 100;
/** As many as are hashed at once, and one that waits. */
const atOnce = 3;
const password = 'quiet harbour lantern 58';
// eslint-disable-next-line gatehouse/clock -- it measures
const now = () => new Date();

const script = new URL('../../../scripts/postgres.mjs', import.meta.url).href;
const { startPostgres }: { startPostgres(): Promise<{ url: string; stop(): Promise<void> }> } =
	await import(script);
const server = process.argv.includes('embedded') ? null : await startPostgres();
const database = await openDatabase({ url: server?.url, dataDir: '' });
await migrate(database);
const { db } = database;
await ensureBuiltInRoles(db, now());

const keys = [{ id: 'bench', bytes: Buffer.alloc(32, 1) }];
const head: HeadPlace = { read: async () => null, write: async () => {} };
const mailer: Context['mailer'] = {
	send: async () => '',
	sendAgain: async () => null,
	withdraw: async () => true,
	sendNothing: async () => {}
};
const services = {
	db,
	now,
	mailer,
	product,
	pictures: openPictures({ url: undefined, dataDir: '/nowhere' }),
	passwords: await createPasswords(),
	strength: openStrength([product.name]).check,
	hasLeaked: async () => null,
	sessions: createSessions({ db, now, lives: product.sessions, isStaff }),
	tokens: createApiTokens({ db, now }),
	limits: createLimits({ db, now }),
	factorSeal: createSeal([Buffer.alloc(32, 1)], factorsLabel),
	factorIsRequired: false,
	origin: 'http://localhost:3000',
	verifyAudit: createVerify({ db, keys, head }),
	report: console.error
};
const people = Array.from({ length: 50 }, (_, number) => `person${number}@northfold.example`);
for (const email of people)
	await createAdministrator(services, { email, username: email.split('@')[0] ?? '', password });

/** The same database, but that nothing comes into the log. */
const unrecorded: Db = new Proxy(db, {
	get: (target, key) =>
		key === '$transaction'
			? (run: (tx: unknown) => Promise<unknown>, options: object) =>
					db.$transaction((tx) => run(new Proxy(tx, { get: withoutLog })), options)
			: Reflect.get(target, key)
});
function withoutLog(target: object, key: string | symbol): unknown {
	const value: unknown = Reflect.get(target, key);
	if (key !== '$executeRaw' || typeof value !== 'function') return value;
	return (strings: TemplateStringsArray, ...values: unknown[]) =>
		strings.some((text) => text.includes('INTO audit_events'))
			? Promise.resolve(0)
			: Reflect.apply(value, target, [strings, ...values]);
}

const nothing: Kept = { token: null, set() {}, clear() {} };
let number = 0;
async function logIn(on: Db) {
	const address = `10.${(number >> 16) & 255}.${(number >> 8) & 255}.${number & 255}`;
	const email = people[number++ % people.length] ?? '';
	const context: Context = {
		...services,
		db: on,
		user: null,
		session: null,
		token: null,
		credentials: {
			session: nothing,
			device: nothing,
			pending: nothing,
			own: nothing,
			registration: nothing
		},
		client: { address, userAgent: 'Benchmark' },
		requestId: 'bench'
	};
	await createCaller(context).auth.login({ email, password });
}

async function turn(on: Db) {
	const [began, cpu] = [performance.now(), process.cpuUsage()];
	let left = perTurn;
	await Promise.all(
		Array.from({ length: atOnce }, async () => {
			while (left-- > 0) await logIn(on);
		})
	);
	const { user, system } = process.cpuUsage(cpu);
	return {
		perSecond: (perTurn / (performance.now() - began)) * 1000,
		cpu: (user + system) / 1000 / perTurn
	};
}

const stop = createSealer({ db, now, keys, head, tell() {} }).start(2, console.error);
await turn(db);
await turn(unrecorded);
const ratios: { perSecond: number; cpu: number }[] = [];
for (let each = 0; each < turns; each++) {
	// The one that begins takes turns, too.
	const first = each % 2 === 0;
	const one = await turn(first ? db : unrecorded);
	const other = await turn(first ? unrecorded : db);
	const [recorded, without] = first ? [one, other] : [other, one];
	ratios.push({
		perSecond: recorded.perSecond / without.perSecond,
		cpu: recorded.cpu / without.cpu
	});
	console.log(
		`${recorded.perSecond.toFixed(1)} a second with the log, ${without.perSecond.toFixed(1)} without; ` +
			`${recorded.cpu.toFixed(1)} and ${without.cpu.toFixed(1)} ms of this process's CPU each`
	);
}
const median = (of: 'perSecond' | 'cpu') =>
	ratios.map((ratio) => ratio[of]).sort((a, b) => a - b)[turns / 2] ?? 0;
console.log(
	`Median ratio of ${turns}: logins a second ${median('perSecond').toFixed(3)}, CPU each ${median('cpu').toFixed(3)}.`
);
console.log(
	`${await db.auditEvent.count()} rows in the log, ${await db.auditSeal.count()} sealed.`
);
await stop();
await database.close();
await server?.stop();
