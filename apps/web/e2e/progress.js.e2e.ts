import type { Page } from '@playwright/test';
import { expect, logIn, openLive, site, test, unique } from './site.ts';

/** What pages are made of waits until it is told to come. */
async function holdData(page: Page) {
	let release = () => {};
	const held = new Promise<void>((done) => (release = done));
	await page.route('**/__data.json*', async (route) => {
		await held;
		await route.continue();
	});
	return release;
}

/** Whether there is a line on top of it. */
const hasLine = (page: Page, selector: string) =>
	page.locator(selector).evaluate((box) => {
		const { content, display, height } = getComputedStyle(box, '::before');
		return content !== 'none' && display !== 'none' && height === '2px';
	});

test('a page that is slow to come says that it is on its way, in a line and in words', async ({
	page
}) => {
	const name = unique('slow');
	const { email } = await site.person(name);
	await logIn(page, email);
	await openLive(page, '/profile/edit');
	const release = await holdData(page);
	const said = page.getByText('One moment');
	await expect(said).toHaveCount(0);
	expect(await hasLine(page, '.site')).toBe(false);
	await page.getByRole('link', { name: 'Cancel' }).click();
	await expect(said).toBeAttached();
	expect(await hasLine(page, '.site')).toBe(true);
	release();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await expect(said).toHaveCount(0);
	expect(await hasLine(page, '.site')).toBe(false);
});

test('a list that is searched has the line on top of itself', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	await logIn(page, email, '/admin/users?state=active');
	await expect(page.getByRole('checkbox', { name: 'Select all on this page' })).toBeVisible();
	const release = await holdData(page);
	await page.getByRole('link', { name: /^Clear: State/ }).click();
	await expect(page.getByText('Searching')).toBeVisible();
	expect(await hasLine(page, '[aria-busy="true"]')).toBe(true);
	expect(await hasLine(page, '.site')).toBe(false);
	release();
	await expect(page.getByText('Searching')).toBeHidden();
});
