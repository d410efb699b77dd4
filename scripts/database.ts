// `npm run db:migrate -- NAME` and `npm run db:reset`, on the database that the settings name.
import { join, relative } from 'node:path';
import { createInterface } from 'node:readline/promises';
import { readConfig, type Config } from '../apps/web/src/lib/server/config.ts';
import product from '../gatehouse.config.ts';
import { openDatabase, type Database } from '../packages/db/src/index.ts';
import { migrate, retryMigration } from '../packages/db/src/migrate.ts';
import { writeMigration } from '../packages/db/src/new-migration.ts';
import { empty } from './empty.ts';

const root = join(import.meta.dirname, '..');

async function writeAndApply(config: Config, name?: string, failed?: string) {
	// One that failed, once more: what it complained about was put right.
	if (name === '--retry' && failed)
		return apply(config, (database) => retryMigration(database, failed));
	if (!name || name.startsWith('-'))
		throw new Error('What does it change? npm run db:migrate -- NAME');
	const file = await writeMigration(name, new Date());
	console.log(
		file ? `Wrote ${relative(root, file)}` : 'The migrations already lead to the schema.'
	);
	await applyPending(config);
}

async function reset(config: Config, option?: string) {
	if (config.mode === 'production')
		throw new Error('This site is in production: nothing was deleted.');
	if (option !== '--yes' && !(await isConfirmed(config))) throw new Error('Nothing was deleted.');
	await empty(config);
	await applyPending(config);
}

const applyPending = (config: Config) => apply(config, migrate);

async function apply(
	{ databaseUrl: url, migrationUrl, dataDir }: Config,
	pending: (database: Database) => Promise<string[]>
) {
	const database = await openDatabase({ url, migrationUrl, dataDir });
	try {
		const applied = await pending(database);
		console.log(
			applied.length > 0 ? `Applied ${applied.join(', ')}` : 'Nothing was left to apply.'
		);
	} finally {
		await database.close();
	}
}

async function isConfirmed({ databaseUrl: url, dataDir }: Config) {
	if (!process.stdin.isTTY)
		throw new Error('To delete without being asked: npm run db:reset -- --yes');
	const terminal = createInterface({ input: process.stdin, output: process.stdout });
	const place = url ? `on ${new URL(url).host}${new URL(url).pathname}` : `in ${dataDir}`;
	const answer = await terminal.question(`Delete all data ${place}? Type yes: `);
	terminal.close();
	return answer.trim() === 'yes';
}

try {
	const [command, ...options] = process.argv.slice(2);
	const config = readConfig(root, product);
	await (command === 'migrate' ? writeAndApply(config, ...options) : reset(config, ...options));
	process.exit(); // the migration engine's timer would hold us for ten seconds
} catch (error) {
	console.error(error instanceof Error ? error.message : error);
	process.exit(1);
}
