import type { Page } from '@playwright/test';
import { createProgram, createTerminal } from './program.ts';
import { expect, field, logIn, password, site, test, unique } from './site.ts';

const aQuarter = 15 * 60 + 1;

async function confirm(page: Page) {
	await page.waitForURL((url) => url.pathname === '/confirm-identity');
	await expect(page.getByRole('main')).toContainText('What you typed is kept.');
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Confirm' }).click();
}

for (const js of [true, false])
	test.describe(js ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: js });

		test('to make a token one confirms who one is, and all that was chosen is kept', async ({
			page
		}) => {
			const { email } = await site.person(unique('mara'), 'administrator');
			await logIn(page, email, '/settings/tokens');
			await site.pass(aQuarter);
			await field(page, 'Name').fill('Nightly report');
			await page.getByRole('checkbox', { name: 'See the roles' }).check({ force: true });
			await page.getByLabel('How long it works').selectOption('30 days');
			await page.getByRole('button', { name: 'Make the token' }).click();
			await confirm(page);
			await expect(page.getByText('Confirmed. Press “Make the token” to go on.')).toBeVisible();
			await expect(field(page, 'Name')).toHaveValue('Nightly report');
			await expect(page.getByRole('checkbox', { checked: true })).toHaveCount(1);
			await expect(page.getByRole('checkbox', { name: 'See the roles' })).toBeChecked();
			await expect(page.getByLabel('How long it works')).toHaveValue('30');
			await page.getByRole('button', { name: 'Make the token' }).click();
			const token = await field(page, 'Token').inputValue();

			const program = createProgram(token);
			expect((await program.ask('roles.list')).status).toBe(200);
			await site.pass(30 * 24 * 3600);
			expect(await program.ask('roles.list')).toMatchObject({
				status: 401,
				refusal: { kind: 'signedOut', why: 'badToken' }
			});
			await page.context().clearCookies();
			await logIn(page, email, '/settings/tokens');
			const row = page.getByRole('listitem').filter({ hasText: 'Nightly report' });
			await expect(row).toContainText('Ended on');
			await expect(row.getByRole('link')).toHaveCount(0);
			await page.goto('/settings');
			await expect(page.getByRole('main')).toContainText('No program can act for you');
		});

		test('to let a terminal in one confirms who one is, and then sees again what asks', async ({
			page
		}) => {
			const { email } = await site.person(unique('noor'));
			await logIn(page, email, '/device');
			await site.pass(aQuarter);
			const terminal = await createTerminal('profile:read');
			await field(page, 'Code').fill(terminal.userCode);
			await page.getByRole('button', { name: 'Continue' }).click();
			await site.pass(90);
			await page.getByRole('button', { name: 'Let it in' }).click();
			await expect(page.getByRole('main')).toContainText(
				'You are about to let a terminal act for you.'
			);
			await confirm(page);
			await expect(page.getByRole('heading', { level: 1 })).toHaveText('Let this terminal in?');
			await expect(page.getByText('Confirmed. Press “Let it in” to go on.')).toBeVisible();
			await expect(page.getByRole('main')).toContainText('A minute ago');
			expect(await terminal.poll()).toMatchObject({ status: 'pending' });
			await page.getByRole('button', { name: 'Let it in' }).click();
			await expect(page.getByRole('heading', { level: 1 })).toHaveText(
				'Done. Go back to your terminal.'
			);
			expect(await terminal.poll()).toMatchObject({ status: 'approved' });
		});

		test('a code that ran out on the way is said to have, on its field', async ({ page }) => {
			const { email } = await site.person(unique('luca'));
			await logIn(page, email, '/device');
			await site.pass(aQuarter);
			const terminal = await createTerminal('profile:read');
			await field(page, 'Code').fill(terminal.userCode);
			await page.getByRole('button', { name: 'Continue' }).click();
			await page.getByRole('button', { name: 'Let it in' }).click();
			await page.waitForURL((url) => url.pathname === '/confirm-identity');
			await site.pass(10 * 60 + 1);
			await confirm(page);
			await expect(field(page, 'Code')).toHaveAccessibleDescription(/run the command again/);
			await expect(field(page, 'Code')).toHaveValue(terminal.userCode);
			expect(await terminal.poll()).toEqual({ status: 'expired' });
		});
	});
