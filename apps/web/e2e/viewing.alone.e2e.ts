import { expect, field, logIn, site, test, unique } from './site.ts';

const minute = 60;

test('half an hour, and one is oneself again; what was being typed for the other is done to nobody', async ({
	page
}) => {
	const name = unique('noor');
	const boss = unique('boss');
	const { email } = await site.person(boss, 'administrator');
	const { id } = await site.person(name);
	await logIn(page, email, `/admin/users/${id}?view`);
	await field(page, 'Reason').fill('She asked why a page is missing.');
	await page.getByRole('button', { name: 'Begin to view' }).click();
	await page.waitForURL((url) => url.pathname === '/profile');

	await site.pass(29 * minute);
	await page.goto('/profile/edit');
	await expect(page.getByText(`You see this as ${name}, until`)).toBeVisible();
	await field(page, 'About me').fill('Meant for the other.');

	await site.pass(minute);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('You are yourself again: your half hour')).toBeVisible();
	await page.goto('/profile');
	await expect(page.getByRole('heading', { level: 1 })).toContainText(boss);
	await expect(page.getByText('Meant for the other.')).toHaveCount(0);
});

test('who has not proven for a while who they are does so first, and goes on where they were', async ({
	page
}) => {
	const name = unique('noor');
	const { email } = await site.person(unique('boss'), 'administrator');
	const { id } = await site.person(name);
	await logIn(page, email, `/admin/users/${id}?view`);
	await field(page, 'Reason').fill('She asked why a page is missing.');
	await site.pass(16 * minute);
	await page.getByRole('button', { name: 'Begin to view' }).click();
	await expect(page).toHaveURL(/\/confirm-identity/);
	await field(page, 'Password').fill('quiet harbour lantern 58');
	await page.getByRole('button', { name: /^Confirm/ }).click();
	await expect(field(page, 'Reason')).toHaveValue('She asked why a page is missing.');
	await page.getByRole('button', { name: 'Begin to view' }).click();
	await expect(page.getByText(`You see this as ${name}, until`)).toBeVisible();
});
