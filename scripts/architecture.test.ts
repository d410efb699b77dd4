import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import tseslint from 'typescript-eslint';
import { expect, test } from 'vitest';
import { architecture } from './architecture.js';
import { root } from './places.mjs';

/** The rules that an excerpt breaks. */
function broken(code: string): (string | null)[] {
	const rules = Object.fromEntries(
		Object.keys(architecture.rules ?? {}).map((name) => [`gatehouse/${name}`, 'error' as const])
	);
	const languageOptions = { parser: tseslint.parser };
	return new Linter()
		.verify(code, { plugins: { gatehouse: architecture }, languageOptions, rules })
		.map(({ ruleId, message }) => ruleId?.replace('gatehouse/', '') ?? message);
}

test.each([
	['no-assertion', 'const a = b as string;'],
	['no-assertion', 'const a = b as unknown;'],
	['clock', 'Date.now();'],
	['clock', 'new Date();'],
	['clock', 'Date();'],
	['formatter', "const price = (sum: number) => new Intl.NumberFormat('en').format(sum);"],
	['environment', 'process.env.PORT;'],
	['environment', 'const { env } = process;'],
	['environment', "import { env } from 'node:process';"],
	['environment', "import { PORT } from '$env/static/private';"],
	['raw-sql', 'db.$queryRawUnsafe(sql);'],
	['raw-sql', 'tx.$executeRawUnsafe(sql);'],
	['one-door', 'sessions.start(tx, who);'],
	['one-door', 'ctx.sessions.start(tx, who);'],
	['one-door', 'session.set(token, null);'],
	['one-door', 'credentials.session.set(token, null);'],
	['one-trpc', "import { initTRPC } from '@trpc/server';"],
	['one-lucia', "import { Lucia } from 'lucia';"],
	['one-oslo', "import { Argon2id } from 'oslo/password';"],
	['one-oslo', "export { Argon2id } from 'oslo/password';"],
	['one-pg-boss', "import { PgBoss } from 'pg-boss';"],
	['one-pg-boss', "import type { Job } from 'pg-boss';"],
	['no-server-packages', "import { openDatabase } from '@gatehouse/db';"],
	['no-server-packages', "import type { Db } from '@gatehouse/db/testing';"],
	['no-server-packages', "const auth = await import('@gatehouse/auth');"],
	['no-server-packages', "import { openJobs } from '@gatehouse/jobs';"],
	['no-server-packages', "import { createVerify } from '@gatehouse/audit';"],
	['no-router-in-browser', "import { appRouter } from '@gatehouse/api';"],
	['no-router-in-browser', "import { type AppRouter } from '@gatehouse/api';"],
	['no-worker-in-bundle', "import { createMailer } from '@gatehouse/mail';"],
	['no-worker-in-bundle', "import { openPictures } from '@gatehouse/pictures';"],
	['no-zod-in-browser', "import { z } from 'zod';"],
	['no-zod-in-browser', "import { register } from '@gatehouse/contract';"],
	['no-zod-in-browser', "import { register } from '@gatehouse/contract/auth';"]
])('%s forbids %s', (rule, code) => {
	expect(broken(code)).toEqual([rule]);
});

test.each([
	"const roles = ['a', 'b'] as const;",
	'const a = b satisfies string;',
	'new Date(0);',
	"const price = new Intl.NumberFormat('en');",
	'credentials.device.set(token, null);',
	'sessions.read(token);',
	'new Date(session.expiresAt);',
	'db.$queryRaw`SELECT 1`;',
	"import { TRPCError } from '@trpc/server';",
	"import { cookie } from 'luciad';",
	"import { email } from '@gatehouse/contract/fields';",
	"import { passkeyName } from '@gatehouse/contract/fields-keys';",
	"import type { Register } from '@gatehouse/contract';",
	"import type { AppRouter } from '@gatehouse/api';",
	"export const name = 'Gatehouse';"
])('nothing forbids %s', (code) => {
	expect(broken(code)).toEqual([]);
});

test('nothing of ours asks for the storage of the browser', () => {
	const sources = globSync('apps/web/src/**/*.{ts,svelte,html}', { cwd: root });
	expect(sources.length).toBeGreaterThan(100);
	const storage = /\b(localStorage|sessionStorage|indexedDB|caches\.open|document\.cookie)\b/;
	expect(sources.filter((file) => storage.test(readFileSync(join(root, file), 'utf8')))).toEqual(
		[]
	);
});
