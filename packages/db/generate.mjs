// Writes src/generated from the schema. Prisma's CLI would download an engine that `generate` never runs; any executable at that path satisfies it.
import { spawnSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const cli = join(dirname(require.resolve('prisma/package.json')), 'build/index.js');
const { status } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
	cwd: import.meta.dirname,
	stdio: ['ignore', 'inherit', 'inherit'],
	env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
});
process.exit(status ?? 1);
