// Whether the time of an answer tells if an address has an account. By hand, on the built site: node apps/web/e2e/equal-answers.ts
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createPasswords, createUser } from '@gatehouse/auth';
import product from '../../../gatehouse.config.ts';
import { prepare } from '../prepare.ts';
import { serve } from '../server.ts';
import { readConfig } from '../src/lib/server/config.ts';

const samples = 200;
const password = 'quiet harbour lantern 58';
const port = '4390';
const origin = `http://localhost:${port}`;
const dataDir = await mkdtemp(join(tmpdir(), 'gatehouse-answers-'));
const { DATABASE_URL } = process.env;
const config = readConfig(join(import.meta.dirname, '../../..'), product, {
	PORT: port,
	GATEHOUSE_DATA_DIR: dataDir,
	...(DATABASE_URL ? { DATABASE_URL } : {})
});
// Without limits, or there would be no 200 answers.
const limits = { hit: async () => null, refund: async () => {}, sweep: async () => {} };
const prepared = await prepare(config, { overrides: { limits } });
const site = await serve(prepared);

const known = 'known@northfold.example';
const passwordHash = await (await createPasswords()).hash(password);
await prepared.database.db.$transaction((tx) => {
	const name = `known.${process.pid}`;
	const names = { email: known, emailCanonical: known, username: name, usernameFolded: name };
	return createUser(tx, { ...names, passwordHash }, new Date());
});

async function ask(path: string, fields: Record<string, string>): Promise<number> {
	const began = performance.now();
	const answer = await fetch(origin + path, {
		method: 'POST',
		redirect: 'manual',
		headers: { origin, accept: 'text/html' },
		body: new URLSearchParams(fields)
	});
	await answer.text();
	return performance.now() - began;
}

let count = 0;
const asked: Record<string, (email: string) => Promise<number>> = {
	register: (email) => {
		const username = `person.${process.pid}.${count++}`;
		return ask('/register', { username, email, password, confirmPassword: password });
	},
	login: (email) => ask('/login', { email, password: 'not that one' }),
	forgot: (email) => ask('/forgot-password', { email })
};

const median = (times: number[]) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? 0;
for (const [name, act] of Object.entries(asked)) {
	const times = { known: [] as number[], unknown: [] as number[] };
	for (let sample = 0; sample < samples; sample++) {
		const unknown = `nobody.${count}.${sample}@northfold.example`;
		const order = sample % 2 ? (['known', 'unknown'] as const) : (['unknown', 'known'] as const);
		for (const which of order) times[which].push(await act(which === 'known' ? known : unknown));
	}
	const [a, b] = [median(times.known), median(times.unknown)];
	console.log(
		`${name.padEnd(9)} known ${a.toFixed(1)} ms, unknown ${b.toFixed(1)} ms, apart ${Math.abs(a - b).toFixed(1)} ms`
	);
}

await site.stop();
await rm(dataDir, { recursive: true, force: true });
process.exit();
