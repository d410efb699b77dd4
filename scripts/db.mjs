import { bootstrap, turbo } from './bootstrap.mjs';
import { root, settings } from './places.mjs';
import { run } from './processes.mjs';

const [command = '', ...args] = process.argv.slice(2);
/** @type {Record<string, string[]>} */
const programs = {
	migrate: ['scripts/database.ts', 'migrate'],
	reset: ['scripts/database.ts', 'reset'],
	seed: ['apps/web/seed.ts']
};

const env = await bootstrap();
await turbo(env, 'generate', '--filter=@gatehouse/db');
process.exitCode = await run('node', [...settings, ...(programs[command] ?? []), ...args], {
	cwd: root,
	env
});
