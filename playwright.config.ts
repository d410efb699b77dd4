import { defineConfig, devices } from '@playwright/test';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { chromiumArguments, findChromium } from './scripts/chromium.mjs';

// Workers read this file again, and must come to the same answers.
process.env.CHROMIUM_PATH ??= findChromium();
process.env.E2E_PORT ??= String(await freePort());

const { CHROMIUM_PATH, E2E_PORT } = process.env;
const origin = `http://localhost:${E2E_PORT}`;

export default defineConfig({
	testDir: 'apps/web/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results',
	workers: 2,
	retries: 0,
	fullyParallel: true,
	use: {
		...devices['Desktop Chrome'],
		baseURL: origin,
		launchOptions: { executablePath: CHROMIUM_PATH, args: chromiumArguments },
		screenshot: 'only-on-failure'
	},
	projects: [{ name: 'js' }, { name: 'no-js', use: { javaScriptEnabled: false } }],
	webServer: {
		command: 'node apps/web/e2e/server.ts',
		env: { PORT: E2E_PORT },
		url: `${origin}/readyz`,
		timeout: 60_000,
		gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 }
	}
});

async function freePort(): Promise<number> {
	const server = createServer().listen(0, 'localhost');
	await once(server, 'listening');
	const address = server.address();
	server.close();
	if (address === null || typeof address === 'string') throw new Error('no port');
	return address.port;
}
