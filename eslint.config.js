import js from '@eslint/js';
import { defineConfig, includeIgnoreFile } from 'eslint/config';
import prettier from 'eslint-config-prettier';
import svelte from 'eslint-plugin-svelte';
import globals from 'globals';
import { fileURLToPath } from 'node:url';
import tseslint from 'typescript-eslint';
import { architecture } from './scripts/architecture.js';

const source = [
	'packages/{contract,db,audit,auth,jobs,mail,pictures,api,client}/**/*.ts',
	'apps/**/*.{ts,svelte}'
];
const tests = ['**/*.test.ts', '**/testing.ts', '**/testing/**', 'apps/web/e2e/**'];
// Where a program is put together, from what the machine has: its environment and its clock.
const settings = ['**/config.ts', '**/*.config.ts', 'apps/web/server.ts'];
const starts = [...settings, '**/services.ts', 'apps/web/*.ts', 'apps/cli/src/**'];

// Files that may assert a type with `as`, each with its reason.
const assertions = [
	// An object made of a table, of the type that was written beside it.
	'packages/client/src/client.ts'
];

export default defineConfig(
	includeIgnoreFile(fileURLToPath(new URL('.gitignore', import.meta.url))),
	js.configs.recommended,
	tseslint.configs.strict,
	svelte.configs.recommended,
	prettier,
	svelte.configs.prettier,
	{
		languageOptions: { globals: globals.node },
		linterOptions: { reportUnusedDisableDirectives: 'error' },
		rules: {
			// The compiler knows these better.
			'no-undef': 'off',
			'no-fallthrough': 'off',
			// Control characters are looked for on purpose.
			'no-control-regex': 'off',
			// `void` as what a fixture gives.
			'@typescript-eslint/no-invalid-void-type': 'off',
			'@typescript-eslint/no-unused-vars': [
				'error',
				{ argsIgnorePattern: '^_', varsIgnorePattern: '^_', ignoreRestSiblings: true }
			],
			'@typescript-eslint/consistent-type-imports': 'error'
		}
	},
	{
		files: ['**/*.ts'],
		ignores: ['**/*.svelte.ts', '**/*.config.ts'],
		languageOptions: {
			// One program for all packages: with one each, the types of Prisma and tRPC are worked out seven times.
			parserOptions: { project: 'tsconfig.eslint.json', tsconfigRootDir: import.meta.dirname }
		},
		rules: {
			'@typescript-eslint/await-thenable': 'error',
			'@typescript-eslint/no-floating-promises': 'error',
			'@typescript-eslint/no-misused-promises': 'error'
		}
	},
	{
		// Its pages have types of their own, written by its framework.
		files: ['apps/desk/**/*.ts'],
		ignores: ['**/*.config.ts'],
		languageOptions: { parserOptions: { project: 'apps/desk/tsconfig.json' } }
	},
	{
		// Nothing of unknown type is taken for granted on the way from the model to the page, written `any` or not.
		files: ['packages/*/src/**/*.ts', 'apps/**/*.ts'],
		ignores: [...tests, '**/*.svelte.ts', '**/*.config.ts'],
		rules: {
			'@typescript-eslint/no-unsafe-argument': 'error',
			'@typescript-eslint/no-unsafe-assignment': 'error',
			'@typescript-eslint/no-unsafe-call': 'error',
			'@typescript-eslint/no-unsafe-member-access': 'error',
			'@typescript-eslint/no-unsafe-return': 'error'
		}
	},
	{
		files: ['**/*.svelte', '**/*.svelte.ts'],
		languageOptions: {
			globals: globals.browser,
			parserOptions: { parser: tseslint.parser, extraFileExtensions: ['.svelte'] }
		},
		rules: { 'svelte/no-navigation-without-resolve': 'error', 'svelte/no-at-html-tags': 'error' }
	},

	// The architecture: what package.json cannot hold.
	{ plugins: { gatehouse: architecture } },
	{
		files: source,
		ignores: [...tests, ...assertions],
		rules: { 'gatehouse/no-assertion': 'error' }
	},
	{
		files: source,
		rules: {
			'gatehouse/raw-sql': 'error',
			'gatehouse/one-trpc': 'error',
			'gatehouse/one-lucia': 'error',
			'gatehouse/one-oslo': 'error',
			'gatehouse/one-pg-boss': 'error'
		}
	},
	{ files: source, ignores: [...tests, ...starts], rules: { 'gatehouse/clock': 'error' } },
	{ files: source, ignores: tests, rules: { 'gatehouse/formatter': 'error' } },
	{ files: source, ignores: [...tests, ...settings], rules: { 'gatehouse/environment': 'error' } },
	{
		files: source,
		ignores: [...tests, 'packages/api/src/auth/enter.ts'],
		rules: { 'gatehouse/one-door': 'error' }
	},
	{ files: ['packages/api/src/trpc.ts'], rules: { 'gatehouse/one-trpc': 'off' } },
	{
		files: ['packages/auth/src/{lucia-adapter,sessions}.ts'],
		rules: { 'gatehouse/one-lucia': 'off' }
	},
	{ files: ['packages/auth/src/{password,totp}.ts'], rules: { 'gatehouse/one-oslo': 'off' } },
	{ files: ['packages/jobs/src/**'], rules: { 'gatehouse/one-pg-boss': 'off' } },
	{
		files: ['apps/web/src/**'],
		ignores: ['apps/web/src/lib/server/**', 'apps/web/src/hooks.server.ts', ...tests],
		rules: { 'gatehouse/no-server-packages': 'error' }
	},
	{
		files: ['apps/web/src/**'],
		ignores: ['apps/web/src/lib/server/**', '**/*.server.ts', '**/+server.ts', ...tests],
		rules: { 'gatehouse/no-router-in-browser': 'error' }
	},
	{
		files: ['apps/web/src/**'],
		ignores: tests,
		rules: { 'gatehouse/no-worker-in-bundle': 'error' }
	},
	{ files: ['**/*.svelte'], rules: { 'gatehouse/no-zod-in-browser': 'error' } }
);
