import { actOn } from './people.ts';
import { expect, logIn, site, test, unique } from './site.ts';

test('an administrator finds a person and gives them a role, which holds at once', async ({
	page,
	browser
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('elif');
	const person = await site.person(name);
	const theirs = await browser.newPage();
	await logIn(theirs, person.email);
	await theirs.goto('/admin/users');
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText(
		'This page is not yours to see'
	);

	await logIn(page, email, '/admin/users');
	await page.goto(`/admin/users?search=${name}`);
	await actOn(page, [name], 'Give a role');
	await page.getByRole('button', { name: 'Go on' }).click();
	await expect(page.getByRole('combobox', { name: 'Role' })).toBeFocused(); // nothing was chosen, and nothing is given
	await page.getByRole('combobox', { name: 'Role' }).selectOption('Moderator');
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByRole('button', { name: 'Give Moderator to 1 person' }).click();
	await expect(page.getByText('Moderator was given to 1 person.')).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`search=${name}`));

	await theirs.goto('/admin/users');
	await expect(theirs.getByRole('heading', { level: 1 })).toHaveText('Users');
	await theirs.close();

	await actOn(page, [name], 'Take a role');
	await page.getByRole('combobox', { name: 'Role' }).selectOption('Moderator');
	await page.getByRole('button', { name: 'Go on' }).click();
	await page.getByRole('button', { name: 'Take Moderator from 1 person' }).click();
	await expect(page.getByText('Moderator was taken from 1 person.')).toBeVisible();
});

test('roles are made, changed and deleted', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = `Steward ${unique('s').slice(-6)}`;
	await logIn(page, email, '/admin/roles');
	await page.getByRole('link', { name: 'New role' }).click();
	await page.getByRole('textbox', { name: 'Name' }).fill(name);
	await page.getByLabel('See who has an account, and their roles').check({ force: true });
	await page.getByRole('button', { name: 'Make the role' }).click();
	await expect(page.getByText('Made. Give it to people under Users.')).toBeVisible();

	await page.getByRole('link', { name: `Edit: ${name}` }).click();
	await expect(page.getByLabel('See who has an account, and their roles')).toBeChecked();
	await page.getByRole('textbox', { name: 'Name' }).fill('Administrator');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('textbox', { name: 'Name' })).toHaveAccessibleDescription(
		'There is already a role called Administrator.'
	);
	await page.getByRole('textbox', { name: 'Name' }).fill(`${name} 2`);
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByText('Saved. It holds from the next click on.')).toBeVisible();

	await page.getByRole('link', { name: `Delete: ${name} 2` }).click();
	await page.getByRole('button', { name: 'Delete the role' }).click();
	await expect(page.getByText('Deleted.', { exact: true })).toBeVisible();
	await expect(page.getByText(`${name} 2`)).toBeHidden();
});

test('a member is shown no way into the administration, and a visitor is asked to log in', async ({
	page
}) => {
	await page.goto('/admin/roles');
	await expect(page).toHaveURL(/\/login\?next=%2Fadmin%2Froles$/);
	const { email } = await site.person(unique('noor'));
	await logIn(page, email);
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.getByText('Administration')).toHaveCount(0);
	const answer = await page.goto('/admin');
	expect(answer?.status()).toBe(403);
	await page.getByRole('link', { name: 'Go to your profile' }).click();
	await expect(page).toHaveURL(/\/profile$/);
});

test('a search that finds nobody says so and leads back', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	await logIn(page, email, '/admin/users');
	await page.goto('/admin/users?search=nobody-has-this-name');
	await expect(page.getByText('Nobody matches “nobody-has-this-name”')).toBeVisible();
	await page.getByRole('link', { name: 'Clear the search' }).click();
	await expect(page.getByRole('table').or(page.getByRole('list')).first()).toBeVisible();
});
