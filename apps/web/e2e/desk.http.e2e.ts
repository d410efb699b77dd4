import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, freePort, logIn, origin, site, test, unique } from './site.ts';

const desk = join(import.meta.dirname, '../../desk');

/** Starts the built desk with these settings, has it visited, and ends it. */
async function atTheDesk(settings: Record<string, string>, visit: (at: string) => Promise<void>) {
	const port = String(await freePort());
	const { PATH, HOME } = process.env;
	const child = spawn(
		process.execPath,
		['node_modules/vite/bin/vite.js', 'preview', '--port', port, '--strictPort'],
		{ cwd: desk, env: { PATH, HOME, ...settings }, stdio: ['ignore', 'pipe', 'inherit'] }
	);
	const ended = once(child, 'exit');
	try {
		let said = '';
		for await (const text of child.stdout.setEncoding('utf8'))
			if ((said += text).includes(port)) break;
		expect(said, 'It ended before it listened. Is it built?').toContain(port);
		await visit(`http://localhost:${port}`);
	} finally {
		child.kill('SIGTERM');
		await ended;
	}
}

/** Asks the router over HTTP, as whoever is logged in on this page. */
async function asked(page: Page, procedure: string, data: object) {
	const path = `${origin}/api/trpc/${procedure}`;
	const response = await page.request.post(path, { data, headers: { origin } });
	expect(response.status()).toBe(200);
	return (await response.json()).result.data.json;
}

test('the desk lists people and changes their roles, until its token is revoked', async ({
	page
}) => {
	const username = unique('mara');
	await site.person(username);
	const { email } = await site.person(unique('admin'), 'administrator');
	await logIn(page, email);
	const { id, token } = await asked(page, 'tokens.create', {
		name: 'Desk',
		// To give a role, all that it allows.
		scopes: ['users:read', 'users:disable', 'users:recover', 'roles:read', 'roles:assign']
	});

	await atTheDesk({ GATEHOUSE_URL: origin, GATEHOUSE_TOKEN: token }, async (at) => {
		await page.goto(at);
		await page.getByRole('searchbox', { name: 'Search' }).fill(username);
		await page.getByRole('button', { name: 'Search' }).click();
		await expect(page.getByRole('heading', { level: 2 })).toHaveText([username]);
		await expect(page.getByText(`${username}@northfold.example`)).toBeVisible();
		await expectAccessible(page);

		const person = page.getByRole('form', { name: username });
		await person.getByRole('combobox', { name: 'Role' }).selectOption('Moderator');
		await person.getByRole('button', { name: 'Give' }).click();
		await expect(page.getByRole('status')).toContainText('Done.');
		await person.getByRole('button', { name: 'Take away: Moderator' }).click();
		await expect(person.getByRole('button', { name: 'Take away: Member' })).toBeVisible();
		await expect(person.getByRole('button', { name: 'Take away: Moderator' })).toHaveCount(0);
		// The view is the one that was searched for.
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);

		await asked(page, 'tokens.revoke', { tokenId: id });
		await person.getByRole('button', { name: 'Give' }).click();
		await expect(page.getByRole('status')).toContainText('has ended or was revoked. Make one');
		await expect(page.getByRole('link', { name: 'API tokens' })).toHaveAttribute(
			'href',
			`${origin}/settings/tokens`
		);
		await expectAccessible(page);
	});
});

test('the desk goes on to the next page of people', async ({ page }) => {
	const part = unique('same');
	for (let count = 0; count < 26; count++) await site.person(`${part}.${count}`);
	const { email } = await site.person(unique('admin'), 'administrator');
	await logIn(page, email);
	const scopes = ['users:read', 'roles:read'];
	const { token } = await asked(page, 'tokens.create', { name: 'Desk', scopes });
	await atTheDesk({ GATEHOUSE_URL: origin, GATEHOUSE_TOKEN: token }, async (at) => {
		await page.goto(`${at}/?search=${part}`);
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(25);
		await page.getByRole('button', { name: 'Next' }).click();
		await expect(page.getByRole('heading', { level: 2 })).toHaveCount(1);
	});
});

test('the desk without a token says how to make one', async ({ page }) => {
	await atTheDesk({}, async (at) => {
		await page.goto(at);
		await expect(page.getByRole('status')).toContainText(
			'with the scopes users:read, roles:read and roles:assign'
		);
		await expectAccessible(page);
	});
});

test('the desk says when the site is not there', async ({ page }) => {
	const nobody = `http://localhost:${await freePort()}`;
	const settings = { GATEHOUSE_URL: nobody, GATEHOUSE_TOKEN: `gh_12345678_${'A'.repeat(43)}` };
	await atTheDesk(settings, async (at) => {
		await page.goto(at);
		await expect(page.getByRole('status')).not.toBeEmpty();
		await expect(page.getByRole('searchbox', { name: 'Search' })).toBeVisible();
	});
});
