import { defineConfig, devices } from '@playwright/test';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { chromiumArguments, findChromium } from './scripts/chromium.mjs';

// Workers read this file again, and must come to the same answers.
process.env.CHROMIUM_PATH ??= findChromium();
process.env.E2E_PORT ??= String(await freePort());
process.env.E2E_CONTROL_PORT ??= String(await freePort());

const { CHROMIUM_PATH, E2E_PORT, E2E_CONTROL_PORT } = process.env;
const origin = `http://localhost:${E2E_PORT}`;

const viewports = [
	{ width: 320, height: 568 },
	{ width: 768, height: 1024 },
	{ width: 1440, height: 900 }
];
const staff = '**/{administration,audit,invitation,overview,people,person}.flow.e2e.ts';
// On a phone, a tablet and a desk, with JavaScript and without: everything a person does, and every page as it looks.
// The looking is done by a script, so there the page's own are only kept from loading.
const screens = viewports.flatMap((viewport) =>
	[true, false].flatMap((js) => {
		const name = `${viewport.width} ${js ? 'js' : 'no js'}`;
		const flow = {
			name,
			testMatch: '**/*.flow.e2e.ts',
			// In between, what staff do is looked at; it is done on the phone and at the desk.
			testIgnore: viewport.width === 768 ? staff : [],
			use: { viewport, javaScriptEnabled: js }
		};
		// Without a script, what fits the phone and the desk fits between them.
		if (!js && viewport.width === 768) return [];
		// What a page looks like before its script hardly depends on the width: the narrowest shows the most.
		if (!js && viewport.width !== 320) return [flow];
		const use = { viewport, scripts: js };
		return [flow, { name: `${name} look`, testMatch: '**/*.look.e2e.ts', use }];
	})
);
// What only JavaScript does, and what needs no page.
const single = ['js', 'http'].map((name) => ({ name, testMatch: `**/*.${name}.e2e.ts` }));
// Moves the site's clock, counts its statements or empties it, so each for itself and after those.
const alone = {
	name: 'alone',
	testMatch: '**/*.alone.e2e.ts',
	workers: 1,
	dependencies: [...screens, ...single].map(({ name }) => name)
};
// Looks at what all the others left.
const last = { name: 'last', testMatch: '**/*.last.e2e.ts', dependencies: [alone.name] };

export default defineConfig<{ scripts: boolean }>({
	testDir: 'apps/web/e2e',
	testMatch: '**/*.e2e.ts',
	outputDir: 'test-results',
	workers: 2,
	retries: 0,
	// Two cores, two browsers and a site: slow is not wrong.
	timeout: 60_000,
	expect: { timeout: 10_000 },
	fullyParallel: true,
	use: {
		...devices['Desktop Chrome'],
		baseURL: origin,
		timezoneId: 'UTC',
		locale: 'en-GB',
		launchOptions: { executablePath: CHROMIUM_PATH, args: chromiumArguments },
		screenshot: 'only-on-failure'
	},
	projects: [...screens, ...single, alone, last],
	webServer: {
		command: 'node apps/web/e2e/server.ts',
		env: { PORT: E2E_PORT, CONTROL_PORT: E2E_CONTROL_PORT },
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
