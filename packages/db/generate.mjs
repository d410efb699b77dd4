// Writes src/generated from the schema. Prisma's CLI would download an engine that `generate` never runs; any executable at that path satisfies it.
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

const require = createRequire(import.meta.url);
const cli = join(dirname(require.resolve('prisma/package.json')), 'build/index.js');
const { status } = spawnSync(process.execPath, [cli, 'generate', '--no-hints'], {
	cwd: import.meta.dirname,
	stdio: ['ignore', 'inherit', 'inherit'],
	env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
});
if (status !== 0) process.exit(status ?? 1);

// Names are checked at every depth, which Prisma leaves to the compiler (src/known.ts says why that is not enough).
const types = join(import.meta.dirname, 'src/generated/internal/prismaNamespace.ts');
const head = 'import type * as Prisma from "../models.ts"\n';
const outermost = 'key extends keyof U ? T[key] : never';
const [before, after] = readFileSync(types, 'utf8').split(head);
if (!after?.includes(outermost))
	throw new Error(`Prisma writes ${types} differently now: see generate.mjs.`);
const atEveryDepth = after.replaceAll(
	outermost,
	'key extends keyof U ? T[key] & Known<T[key], U[key]> : never'
);
writeFileSync(
	types,
	`${before}${head}import type { Known } from "../../known.ts"\n${atEveryDepth}`
);
