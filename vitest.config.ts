import { defineConfig } from 'vitest/config';

const withDatabase = ['{packages,apps}/*/src/**/*.db.test.ts'];

export default defineConfig({
	test: {
		// Each worker with an embedded database takes some 450 MB.
		maxWorkers: 2,
		projects: [
			{
				test: {
					name: 'unit',
					include: ['{packages,apps}/*/src/**/*.test.ts', 'scripts/**/*.test.ts'],
					exclude: ['**/node_modules/**', ...withDatabase]
				}
			},
			{
				test: {
					name: 'embedded',
					include: withDatabase,
					globalSetup: 'packages/db/src/testing/embedded.ts',
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			},
			{
				test: {
					name: 'postgresql',
					include: withDatabase,
					globalSetup: 'packages/db/src/testing/postgresql.ts',
					testTimeout: 30_000,
					hookTimeout: 60_000
				}
			}
		]
	}
});
