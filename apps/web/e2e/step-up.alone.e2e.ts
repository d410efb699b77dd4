import type { Page } from '@playwright/test';
import { actOn } from './people.ts';
import { expect, field, logIn, password, site, test, unique } from './site.ts';

const aQuarter = 16 * 60;
const screens = { 'on a phone': [360, 800], 'at a desk': [1440, 900] } as const;

async function confirm(page: Page) {
	await page.waitForURL((url) => url.pathname === '/confirm-identity');
	await expect(page.getByText('Nothing is done yet.')).toBeVisible();
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Confirm' }).click();
	await page.waitForURL((url) => url.pathname.startsWith('/admin'));
}

for (const [where, [width, height]] of Object.entries(screens))
	for (const js of [true, false])
		test.describe(`${where}, ${js ? 'with JavaScript' : 'without JavaScript'}`, () => {
			test.use({ viewport: { width, height }, javaScriptEnabled: js });

			test('a person is closed, logged out and given a role: each time confirmed first, nothing typed twice', async ({
				page,
				browser
			}) => {
				const name = unique('noor');
				const { id, email } = await site.person(name);
				const theirs = await browser.newPage();
				await logIn(theirs, email);
				const boss = await site.person(unique('boss'), 'administrator');
				await logIn(page, boss.email, `/admin/users/${id}`);

				await site.pass(aQuarter);
				await page.reload();
				await expect(page).toHaveURL(new RegExp(`/admin/users/${id}$`)); // pages never ask
				await page.getByRole('button', { name: /^Log out this device/ }).click();
				await confirm(page);
				await expect(page.getByText('Confirmed. Press it again.')).toBeVisible();
				const again = page.getByRole('button', { name: /^Log out this device/ });
				await expect(again).toBeFocused();
				await theirs.goto('/profile');
				await expect(theirs).toHaveURL(/\/profile$/); // nothing was done yet
				await again.click();
				await expect(page.getByText('Logged out', { exact: false }).first()).toBeVisible();
				await theirs.goto('/profile');
				await expect(theirs).toHaveURL(/\/login/);
				await theirs.close();

				await site.pass(aQuarter);
				await page.getByRole('combobox', { name: 'Give a role' }).selectOption('Moderator');
				await page.getByRole('button', { name: 'Give', exact: true }).click();
				await confirm(page);
				await expect(page.getByText('Confirmed. Press it again.')).toBeVisible();
				await expect(
					page.getByRole('combobox', { name: 'Give a role' }).locator('option:checked')
				).toHaveText('Moderator');
				await page.getByRole('button', { name: 'Give', exact: true }).click();
				await expect(
					page.getByRole('listitem').filter({ hasText: 'Moderator' }).first()
				).toBeVisible();

				await page.goto(`/admin/users/${id}?disable`);
				await site.pass(aQuarter);
				await field(page, 'Reason').fill('Two people shared it.');
				await page.getByRole('button', { name: 'Disable', exact: false }).last().click();
				await confirm(page);
				await expect(field(page, 'Reason')).toHaveValue('Two people shared it.');
				await expect(page.getByText(/^Confirmed\. Press “Disable/)).toBeVisible();
				await page.getByRole('button', { name: 'Disable', exact: false }).last().click();
				await expect(page.getByText('Two people shared it.')).toBeVisible();

				// What was confirmed a moment ago is not asked for again.
				await page.goto(`/admin/users/${id}?delete`);
				await page.getByRole('textbox').last().fill(name);
				await site.pass(aQuarter);
				await page
					.getByRole('button', { name: /^Delete/ })
					.last()
					.click();
				await confirm(page);
				await expect(page.getByRole('textbox').last()).toHaveValue(name);
				await page
					.getByRole('button', { name: /^Delete/ })
					.last()
					.click();
				await expect(page).toHaveURL(/\/admin\/users$/);
			});

			test('an invitation, a role and several people: what was typed and chosen is still there', async ({
				page
			}) => {
				const boss = await site.person(unique('boss'), 'administrator');
				await logIn(page, boss.email, '/admin/users/invited');
				await site.pass(aQuarter);
				const invited = `${unique('iris')}@northfold.example`;
				await field(page, 'Email').fill(invited);
				await page.getByRole('button', { name: 'Send the invitation' }).click();
				await confirm(page);
				await expect(field(page, 'Email')).toHaveValue(invited);
				await page.getByRole('button', { name: 'Send the invitation' }).click();
				await expect(page.getByText('Invited. The mail')).toBeVisible();

				await page.goto('/admin/roles');
				await page.getByRole('link', { name: 'New role' }).click();
				await site.pass(aQuarter);
				const role = `Steward ${unique('s').slice(-6)}`;
				await field(page, 'Name').fill(role);
				await page.getByLabel('See who has an account, and their roles').check({ force: true });
				await page.getByRole('button', { name: 'Make the role' }).click();
				await confirm(page);
				await expect(field(page, 'Name')).toHaveValue(role);
				await expect(page.getByLabel('See who has an account, and their roles')).toBeChecked();
				await page.getByRole('button', { name: 'Make the role' }).click();
				await expect(page.getByText('Made. Give it to people under Users.')).toBeVisible();

				const names = [unique('many.a'), unique('many.b')];
				for (const name of names) await site.person(name);
				await page.goto('/admin/users?search=many.');
				await actOn(page, names, 'Disable');
				await site.pass(aQuarter);
				await field(page, 'Reason').fill('Spring cleaning.');
				await page.getByRole('button', { name: 'Disable 2 people' }).click();
				await confirm(page);
				await expect(field(page, 'Reason')).toHaveValue('Spring cleaning.');
				await page.getByRole('button', { name: 'Disable 2 people' }).click();
				await expect(page).toHaveURL(/\/admin\/users\?/);
			});
		});

test('whoever was logged out meanwhile logs in, and goes on on the same page', async ({ page }) => {
	const boss = await site.person(unique('boss'), 'administrator');
	await logIn(page, boss.email, '/admin/users/invited');
	await site.pass(3600); // an hour without a visit: who administers is logged out
	const invited = `${unique('iris')}@northfold.example`;
	await field(page, 'Email').fill(invited);
	await page.getByRole('button', { name: 'Send the invitation' }).click();
	await page.waitForURL((url) => url.pathname === '/login');
	await expect(page.getByText('You were logged out.')).toBeVisible();
	await field(page, 'Email').fill(boss.email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(field(page, 'Email')).toHaveValue(invited);
	await page.getByRole('button', { name: 'Send the invitation' }).click();
	await expect(page.getByText('Invited. The mail')).toBeVisible();
});
