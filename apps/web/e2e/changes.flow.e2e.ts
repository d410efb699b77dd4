import type { Page } from '@playwright/test';
import { expect, field, logIn, mailedPath, password, site, test, unique } from './site.ts';

const another = 'slow copper window 73';

async function askForEmail(page: Page, email: string) {
	await page.goto('/settings/account');
	await field(page, 'New email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByText('A link is on its way.')).toBeVisible();
}

test('a changed password logs out every other device, and its owner is told by mail', async ({
	page,
	browser
}) => {
	const { email } = await site.person(unique('noor'));
	const elsewhere = await browser.newPage();
	await logIn(elsewhere, email);
	await logIn(page, email, '/settings/security');

	const change = async (current: string) => {
		await field(page, 'Current password').fill(current);
		await field(page, 'New password').fill(another);
		await field(page, 'Password again').fill(another);
		await page.getByRole('button', { name: 'Change password' }).click();
	};
	await change('not the one');
	await expect(field(page, 'Current password')).toHaveAttribute('aria-invalid', 'true');
	await change(password);
	await expect(
		page.getByText('Your password is changed. Every other device is logged out.')
	).toBeVisible();
	await page.goto('/profile');
	await expect(page).toHaveURL(/\/profile$/); // this device stays

	await elsewhere.goto('/profile');
	await expect(elsewhere).toHaveURL(/\/login/);
	await elsewhere.close();
	const [told] = await site.mail(email);
	expect(told?.subject).toMatch(/password was changed$/);

	await page.context().clearCookies();
	await logIn(page, email, '', another);
	await expect(page).toHaveURL(/\/profile$/);
});

test('a change of email waits, can be cancelled, and its link is then dead', async ({ page }) => {
	const { email } = await site.person(unique('elif'));
	const wanted = `${unique('wanted')}@northfold.example`;
	await logIn(page, email);
	await askForEmail(page, wanted);
	await expect(page.getByRole('main')).toContainText(`Until then ${email} stays in force.`);
	const path = await mailedPath(wanted, '/confirm-email-change/');

	await page.getByRole('button', { name: 'Cancel the change' }).click();
	await expect(page.getByText('The change is cancelled.')).toBeVisible();
	await expect(page.getByRole('main')).not.toContainText(wanted);
	await page.goto(path);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
});

test('a change of email holds once its link is confirmed, and the old address hears of it', async ({
	page
}) => {
	const { email } = await site.person(unique('kwame'));
	const wanted = `${unique('wanted')}@northfold.example`;
	await logIn(page, email);
	await askForEmail(page, wanted);
	const path = await mailedPath(wanted, '/confirm-email-change/');
	await page.goto(path);
	await page.goto(path); // looking changes nothing
	await expect(page.getByRole('main')).toContainText(email);
	await page.getByRole('button', { name: 'Confirm the new email' }).click();
	await expect(page).toHaveURL(/\/settings\/account$/);
	await expect(page.getByText('Your email is changed.')).toBeVisible();
	await expect(page.getByRole('main')).toContainText(wanted);
	const told = await site.mail(email, 2);
	expect(told.map(({ subject }) => subject)).toEqual([
		expect.stringMatching(/email was changed$/),
		expect.stringMatching(/^A new email was requested/)
	]);

	await page.context().clearCookies();
	await logIn(page, wanted);
	await expect(page).toHaveURL(/\/profile$/);
	await page.context().clearCookies();
	await page.goto('/login');
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page.getByText('Invalid email or password.')).toBeVisible();
});

test('the owner stops a change that waits by the link to the address in use', async ({
	page,
	browser
}) => {
	const { email } = await site.person(unique('mara'));
	const wanted = `${unique('wanted')}@northfold.example`;
	await logIn(page, email);
	await askForEmail(page, wanted);
	const owners = await browser.newPage();
	await owners.goto(await mailedPath(email, '/undo/'));
	await owners.getByRole('button', { name: 'Stop the change' }).click();
	await expect(owners).toHaveURL(/\/reset-password\//);
	await expect(owners.getByText('The change is cancelled, and your email stays.')).toBeVisible();
	await owners.close();
	await page.goto(await mailedPath(wanted, '/confirm-email-change/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This link no longer works');
});
