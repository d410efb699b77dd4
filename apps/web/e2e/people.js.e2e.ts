import type { Locator } from '@playwright/test';
import { expect, field, logIn, site, tabTo, test, unique } from './site.ts';

test('two people are disabled by keyboard alone', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('keys');
	for (const more of ['a', 'b', 'c']) await site.person(`${name}.${more}`);
	await logIn(page, email);
	await page.goto('/admin/users');
	await expect(page.getByRole('checkbox', { name: 'Select all on this page' })).toBeVisible();
	await tabTo(page, page.getByRole('searchbox'));
	await page.keyboard.type(name);
	await expect(page.getByText('3 people', { exact: true })).toBeVisible();

	await tabTo(page, page.getByRole('checkbox', { name: `Select ${name}.b` }));
	await page.keyboard.press('Space');
	await tabTo(page, page.getByRole('checkbox', { name: `Select ${name}.a` }));
	await page.keyboard.press('Space');
	await expect(page.getByText('2 selected')).toBeVisible();
	await tabTo(page, page.getByRole('button', { name: 'Disable' }), 'Shift+Tab');
	await page.keyboard.press('Enter');

	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Disable 2 people');
	await tabTo(page, field(page, 'Reason'));
	await page.keyboard.type('The project has ended.');
	await tabTo(page, page.getByRole('button', { name: 'Disable 2 people' }));
	await page.keyboard.press('Enter');
	const notice = page.getByRole('status').filter({ hasText: '2 people are disabled.' });
	await expect(notice).toBeFocused();
	await expect(page.getByRole('cell', { name: 'Disabled' })).toHaveCount(2);
});

test('all on the page are ticked at once; no row moves by it, and Back brings the ticks again', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('ticks');
	for (const more of ['a', 'b']) await site.person(`${name}.${more}`);
	await logIn(page, email);
	await page.goto(`/admin/users?search=${name}`);
	const all = page.getByRole('checkbox', { name: 'Select all on this page' });
	const [one, two] = ['a', 'b'].map((more) =>
		page.getByRole('checkbox', { name: `Select ${name}.${more}` })
	) as [Locator, Locator];
	const place = await one.boundingBox();
	await all.check();
	await expect(page.getByText('2 selected')).toBeVisible();
	await expect(one).toBeChecked();
	expect(await one.boundingBox()).toEqual(place);
	await one.uncheck();
	await expect(all).not.toBeChecked();
	await expect(all).toHaveJSProperty('indeterminate', true);

	await page.getByRole('button', { name: 'Enable' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Enable 0 people');
	await page.goBack();
	await expect(two).toBeChecked();
	await expect(one).not.toBeChecked();
	await page.getByRole('button', { name: 'Clear selection' }).click();
	await expect(two).not.toBeChecked();
	await expect(page.getByText('selected')).toBeHidden();
});

test('typing into the search keeps what else narrows the list, and Back leads to before it', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('typed');
	await site.person(name);
	await logIn(page, email);
	await page.goto('/admin/users?state=active&sort=username');
	await expect(page.getByRole('checkbox', { name: 'Select all on this page' })).toBeVisible();
	const search = page.getByRole('searchbox');
	await search.pressSequentially(name.slice(0, 3));
	await expect(page).toHaveURL(/\?search=typ&state=active&sort=username$/);
	await search.pressSequentially(name.slice(3));
	await expect(page).toHaveURL(new RegExp(`search=${name}&state=active`));
	await expect(search).toBeFocused();
	await page.goBack();
	await expect(page).toHaveURL(/\/admin\/users\?state=active&sort=username$/);
	await expect(search).toHaveValue('');
});
