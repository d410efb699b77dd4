// `npm run db:migrate -- NAME` and `npm run db:reset`, on the database that the settings name.
import { rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readConfig } from '../apps/web/src/lib/server/config.ts';
import product from '../gatehouse.config.ts';
import { openDatabase } from '../packages/db/src/index.ts';
import { lockFolder } from '../packages/db/src/lock.ts';
import { migrate } from '../packages/db/src/migrate.ts';
import { writeMigration } from '../packages/db/src/new-migration.ts';

const root = join(import.meta.dirname, '..');
const { mode, databaseUrl: url, dataDir } = readConfig(root, product);
const commands: Record<string, (args: string[]) => Promise<void>> = {
	async migrate([name]) {
		if (!name) throw new Error('What does it change? npm run db:migrate -- NAME');
		const file = await writeMigration(name, new Date());
		console.log(
			file ? `Wrote ${relative(root, file)}` : 'The migrations already lead to the schema.'
		);
		await applyPending();
	},

	async reset(args) {
		if (mode === 'production') throw new Error('This site is in production: nothing was deleted.');
		if (!args.includes('--yes') && !(await confirmed())) throw new Error('Nothing was deleted.');
		await empty();
		await applyPending();
	}
};

async function applyPending() {
	const database = await openDatabase({ url, dataDir });
	try {
		const applied = await migrate(database);
		console.log(
			applied.length > 0 ? `Applied ${applied.join(', ')}` : 'Nothing was left to apply.'
		);
	} finally {
		await database.close();
	}
}

async function confirmed() {
	if (!process.stdin.isTTY)
		throw new Error('To delete without being asked: npm run db:reset -- --yes');
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const where = url ? `on ${new URL(url).host}${new URL(url).pathname}` : `in ${dataDir}`;
	const answer = await terminal.question(`Delete everything in the database ${where}? Type yes: `);
	terminal.close();
	return answer.trim() === 'yes';
}

async function empty() {
	if (!url) {
		const lock = await lockFolder(dataDir); // not under a running site
		await rm(join(dataDir, 'database'), { recursive: true, force: true });
		await lock.release();
		return;
	}
	const database = await openDatabase({ url, dataDir });
	await database.db.$executeRaw`DROP SCHEMA public CASCADE`;
	await database.db.$executeRaw`CREATE SCHEMA public`;
	await database.close();
}

try {
	const [name = '', ...args] = process.argv.slice(2);
	await commands[name]?.(args);
	process.exit(); // the migration engine's timer would hold us for ten seconds
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
