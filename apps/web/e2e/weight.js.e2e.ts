import { gzipSync } from 'node:zlib';
import { expect, test } from './site.ts';

// kB, gzipped, as the log-in page needs it before anything is typed; and what it loads for passkeys once it has nothing else to do.
const most = 55;
const mostLate = 6;
const isLate = (script: string) =>
	/with a passkey|your passkey|publicKey|PublicKeyCredential/.test(script);
const kB = (scripts: string[]) =>
	scripts.reduce((sum, script) => sum + gzipSync(script).length, 0) / 1000;

test('the log-in page ships little JavaScript, no zod, no tRPC client and no password dictionary', async ({
	page
}) => {
	const loaded: Promise<string>[] = [];
	page.on('response', (response) => {
		if (response.request().resourceType() === 'script') loaded.push(response.text());
	});
	await page.goto('/login', { waitUntil: 'networkidle' });
	// What comes late has come once it shows.
	await expect(page.getByRole('button', { name: 'Log in with a passkey' })).toBeVisible();
	const scripts = await Promise.all(loaded);
	const late = scripts.filter(isLate);
	const first = scripts.filter((script) => !isLate(script));
	console.log(
		`/login: ${kB(first).toFixed(1)} kB of JavaScript, gzipped, and ${kB(late).toFixed(1)} later`
	);
	expect(first.length).toBeGreaterThan(3);
	expect(late.length).toBeGreaterThan(0);
	expect(kB(first)).toBeLessThanOrEqual(most);
	expect(kB(late)).toBeLessThanOrEqual(mostLate);
	const all = scripts.join('\n');
	expect(all).not.toMatch(/ZodError|invalid_type/);
	expect(all).not.toMatch(/TRPCClientError/);
	expect(all).not.toMatch(/zxcvbn|iloveyou/);
});
