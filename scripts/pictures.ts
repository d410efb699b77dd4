// The pictures of the documents: of a site with made-up people, and of a newcomer's first minutes with an empty one.
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from '@playwright/test';
import { chromiumArguments, findChromium } from './chromium.mjs';
import { inherited } from './inherited.mjs';

const root = join(import.meta.dirname, '..');
const to = join(root, 'docs/pictures');
const port = 3999;
const origin = `http://localhost:${port}`;
const password = 'quiet harbour lantern 58';

/** Starts the site on files of its own; gives the lines that it printed. */
async function site(seeded: boolean, visit: (lines: string) => Promise<void>): Promise<void> {
	const dataDir = mkdtempSync(join(tmpdir(), 'gatehouse-pictures-'));
	const env = { ...inherited(process.env), PORT: String(port), GATEHOUSE_DATA_DIR: dataDir };
	if (seeded) spawnSync(process.execPath, ['apps/web/seed.ts'], { cwd: root, env });
	const child = spawn(process.execPath, ['apps/web/server.ts'], { cwd: root, env });
	let lines = '';
	child.stderr.pipe(process.stderr);
	for await (const text of child.stdout.setEncoding('utf8')) {
		lines += text;
		if (lines.includes('Edit first:')) break;
	}
	try {
		await visit(lines);
	} finally {
		child.kill('SIGTERM');
		await once(child, 'exit');
		rmSync(dataDir, { recursive: true, force: true });
	}
}

const browser = await chromium.launch({ executablePath: findChromium(), args: chromiumArguments });

async function open(width: number, theme: 'light' | 'dark'): Promise<Page> {
	const viewport = { width, height: width < 400 ? 740 : 900 };
	const context = await browser.newContext({
		viewport,
		locale: 'en-GB',
		deviceScaleFactor: width < 400 ? 2 : 1
	});
	await context.addCookies([{ name: 'theme', value: theme, url: origin }]);
	return context.newPage();
}

async function logIn(page: Page, email: string, secret: string): Promise<void> {
	await page.goto(`${origin}/login`);
	await page.getByRole('textbox', { name: 'Email' }).fill(email);
	await page.getByRole('textbox', { name: 'Password' }).fill(secret);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await page.waitForURL((url) => url.pathname !== '/login');
}

async function take(page: Page, name: string): Promise<void> {
	// Kit adds it once the page is live: only then times are said as their reader says them.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.mouse.move(0, 0);
	await page.screenshot({ path: join(to, `${name}.png`), fullPage: true });
	console.log(`docs/pictures/${name}.png`);
}

rmSync(join(to, 'first-minutes'), { recursive: true, force: true });
mkdirSync(join(to, 'first-minutes'), { recursive: true });

await site(true, async () => {
	for (const [width, theme, suffix] of [
		[1440, 'light', ''],
		[1440, 'dark', '-dark'],
		[360, 'light', '-phone']
	] as const) {
		const page = await open(width, theme);
		await page.goto(`${origin}/login`);
		await take(page, `login${suffix}`);
		await logIn(page, 'mara@northfold.example', password);
		for (const [name, path] of [
			['profile', '/profile'],
			['users', '/admin/users'],
			['roles', '/admin/roles']
		] as const) {
			await page.goto(origin + path);
			await take(page, name + suffix);
		}
		await page.context().close();
	}
});

await site(false, async (lines) => {
	writeFileSync(
		join(to, 'first-minutes/1-start.txt'),
		lines.replace(/Password: \S+/, 'Password: ••••-••••-••••-••••')
	);
	const [, email = '', secret = ''] = /Administrator: (\S+) {2}Password: (\S+)/.exec(lines) ?? [];
	const page = await open(1440, 'light');
	const at = (name: string) => take(page, `first-minutes/${name}`);
	await page.goto(origin);
	await at('2-landing');
	await page.getByRole('main').getByRole('link', { name: 'Register' }).click();
	await page.getByRole('textbox', { name: 'Username' }).fill('ines');
	await page.getByRole('textbox', { name: 'Email' }).fill('ines@northfold.example');
	await page.getByRole('textbox', { name: 'Password', exact: true }).pressSequentially(password);
	await page.getByRole('textbox', { name: 'Password again' }).fill(password);
	await page.getByText('Strong: hard to guess').waitFor();
	await at('3-register');
	await page.getByRole('button', { name: 'Register' }).click();
	await page.waitForURL('**/verify-email');
	// The page finds the mail by itself, once it is there.
	const mail = page.getByRole('link', { name: /^Confirm your email for / });
	await mail.waitFor();
	await at('4-check-your-email');
	await mail.click();
	const link = page.locator('a[href*="/verify-email/"]');
	await link.waitFor();
	await at('5-mailbox');
	await link.click();
	await page.getByRole('button', { name: 'Confirm and log in' }).waitFor();
	await at('6-confirm');
	await page.getByRole('button', { name: 'Confirm and log in' }).click();
	await page.waitForURL('**/profile');
	await at('7-profile');
	await page.getByRole('link', { name: 'Edit profile' }).click();
	await page.getByRole('textbox', { name: 'About me' }).fill('New here. I play the cello.');
	await at('8-edit');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.waitForURL('**/profile');
	await at('9-saved');
	await page.goto(`${origin}/logout`);
	await page.getByRole('main').getByRole('button', { name: 'Log out' }).click();
	await page.waitForURL('**/login');
	await logIn(page, email, secret);
	await page.goto(`${origin}/admin`);
	await at('10-administrator');
	await page.goto(`${origin}/admin/users`);
	await page.getByRole('link', { name: 'ines', exact: true }).click();
	await page.getByLabel('Give a role').selectOption('Moderator');
	await at('11-give-a-role');
	await page.getByRole('button', { name: 'Give', exact: true }).click();
	await page.getByText('Given.').waitFor();
	await at('12-given');
});

await browser.close();
