import { defineConfig } from 'vitest/config';

const tests = (kind: string) => `{packages,apps}/*/src/**/*.${kind}.test.ts`;
// On both engines; and what only one of them has.
const embedded = [tests('db'), tests('embedded')];
const postgresql = [tests('db'), tests('postgresql')];

export default defineConfig({
	test: {
		// Each worker with an embedded database takes some 450 MB.
		maxWorkers: 2,
		// Two cores, many processes: slow is not wrong.
		testTimeout: 30_000,
		hookTimeout: 60_000,
		// What seals waits for what other tests have open on the same server: seconds, not the one of the default.
		expect: { poll: { timeout: 20_000 } },
		// Read by what has a long form: `npm run test:long`.
		provide: { long: process.env.GATEHOUSE_TEST_LONG === '1' },
		projects: [
			{
				extends: true,
				test: {
					name: 'unit',
					include: [
						'{packages,apps}/*/src/**/*.test.ts',
						'apps/web/e2e/*.test.ts',
						'packages/client/generator/**/*.test.ts',
						'scripts/**/*.test.ts'
					],
					exclude: ['**/node_modules/**', ...embedded, ...postgresql]
				}
			},
			{
				extends: true,
				test: {
					name: 'embedded',
					include: embedded,
					globalSetup: 'packages/db/src/testing/embedded.ts'
				}
			},
			{
				extends: true,
				test: {
					name: 'postgresql',
					include: postgresql,
					globalSetup: 'packages/db/src/testing/postgresql.ts'
				}
			},
			{
				extends: true,
				test: {
					name: 'proofs',
					include: ['proofs/**/*.test.ts'],
					// Each works on a copy of everything, with compilers that want all the cores.
					fileParallelism: false,
					testTimeout: 300_000,
					hookTimeout: 300_000
				}
			}
		]
	}
});
