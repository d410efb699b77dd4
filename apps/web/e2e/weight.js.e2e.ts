import { gzipSync } from 'node:zlib';
import { expect, test } from './site.ts';

// kB, gzipped, as the log-in page needs it before anything is typed.
const most = 55;

test('the log-in page ships little JavaScript, no zod, no tRPC client and no password dictionary', async ({
	page
}) => {
	const scripts: string[] = [];
	page.on('response', async (response) => {
		if (response.request().resourceType() === 'script') scripts.push(await response.text());
	});
	await page.goto('/login', { waitUntil: 'networkidle' });
	const bytes = scripts.reduce((sum, script) => sum + gzipSync(script).length, 0);
	console.log(`/login: ${(bytes / 1000).toFixed(1)} kB of JavaScript, gzipped`);
	expect(scripts.length).toBeGreaterThan(3);
	expect(bytes / 1000).toBeLessThanOrEqual(most);
	const all = scripts.join('\n');
	expect(all).not.toMatch(/ZodError|invalid_type/);
	expect(all).not.toMatch(/TRPCClientError/);
	expect(all).not.toMatch(/zxcvbn|iloveyou/);
});
