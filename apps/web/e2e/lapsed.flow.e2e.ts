import { expect, field, logIn, password, site, test, unique } from './site.ts';

test('whoever is logged out while they type is told so, that it is kept, and then that nothing is done yet', async ({
	page
}) => {
	const { email } = await site.person(unique('lapsed'));
	await logIn(page, email, '/profile/edit');
	await page.context().clearCookies();
	await field(page, 'About me').fill('I keep the keys.');
	await page.getByRole('button', { name: 'Save' }).click();
	await page.waitForURL((url) => url.pathname === '/login');
	await expect(page.getByRole('status').filter({ hasText: 'You were logged out.' })).toHaveText(
		'You were logged out. Log in again: what you typed is kept.'
	);
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/profile\/edit$/);
	await expect(field(page, 'About me')).toHaveValue('I keep the keys.');
	const notYet = page.getByRole('status').filter({ hasText: 'Not done yet. Press “Save”.' });
	await expect(notYet).toBeFocused();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('I keep the keys.');
});

test('whoever only opened a page that asks for a login is not told that they were logged out', async ({
	page
}) => {
	await page.goto('/profile/edit');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log in');
	await expect(page.getByText('You were logged out.')).toBeHidden();
});
