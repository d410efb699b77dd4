import { bootstrap, turbo } from './bootstrap.mjs';
import { join } from 'node:path';
import { root, settings } from './places.mjs';
import { run } from './processes.mjs';

const env = await bootstrap();
await turbo(env, 'generate', '--filter=@gatehouse/db', '--filter=@gatehouse/client');
process.exitCode = await run(
	'node',
	[...settings, join(root, 'apps/cli/src/main.ts'), ...process.argv.slice(2)],
	{ env }
);
