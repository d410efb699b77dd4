import type { Page } from '@playwright/test';
import {
	choosePassword,
	expect,
	field,
	mailedPath,
	openLive,
	password,
	register,
	site,
	test,
	unique
} from './site.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

// Opened in time and pressed too late: the page offers what it offers whoever opens the link too late.

test('a link to a new password that runs out while its page is open leads to a new one', async ({
	page
}) => {
	const { email } = await site.person(unique('late'));
	await page.goto('/forgot-password');
	await field(page, 'Email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await openLive(page, await mailedPath(email, '/reset-password/'));
	await site.pass(31 * 60);
	await choosePassword(page, password);
	await expect(heading(page)).toHaveText('This link no longer works');
	await expect(heading(page)).toBeFocused();
	await page.getByRole('link', { name: 'Ask for a new link' }).click();
	await expect(page).toHaveURL(/\/forgot-password$/);
});

test('a link to log in that runs out while its page is open leads to a new one', async ({
	page
}) => {
	const { email } = await site.person(unique('late'));
	await page.goto('/login/link');
	await field(page, 'Email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await openLive(page, await mailedPath(email, '/login/link/'));
	await site.pass(11 * 60);
	await page.getByRole('button', { name: 'Log in' }).click();
	await expect(heading(page)).toHaveText('This link no longer works');
	await expect(heading(page)).toBeFocused();
	await page.getByRole('link', { name: 'Send me a new link' }).click();
	await expect(page).toHaveURL(/\/login\/link$/);
});

test('a link to confirm an address that runs out while its page is open leads to a new one', async ({
	page
}) => {
	const email = await register(page, unique('late'));
	await openLive(page, await mailedPath(email, '/verify-email/'));
	await site.pass(25 * 3600);
	await page.getByRole('button', { name: 'Confirm and log in' }).click();
	await expect(page.getByText('This link has run out. A new one can be sent.')).toBeVisible();
	await expect(page.getByRole('button', { name: /^Send/ })).toBeVisible();
});
