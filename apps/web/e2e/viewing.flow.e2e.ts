import type { Page } from '@playwright/test';
import { expect, field, logIn, site, test, unique } from './site.ts';

const banner = (page: Page) => page.getByRole('complementary', { name: 'Viewing as someone else' });
const stop = (page: Page) => page.getByRole('button', { name: 'Stop viewing' }).first();

/** An administrator who sees the site as a moderator does. */
async function viewing(page: Page, ...roles: string[]) {
	const boss = await site.person(unique('boss'), ...(roles.length ? roles : ['administrator']));
	const name = unique('noor');
	const noor = await site.person(name, 'moderator');
	await logIn(page, boss.email, `/admin/users/${noor.id}`);
	await page.getByRole('link', { name: 'See it as they do' }).click();
	await field(page, 'Reason').fill('She asked why a page is missing.');
	await page.getByRole('button', { name: 'Begin to view' }).click();
	await page.waitForURL((url) => url.pathname === '/profile');
	return { boss, name, ...noor };
}

test('the site as somebody else sees it, with a banner on every page, and back', async ({
	page
}) => {
	const { name, id, email, boss } = await viewing(page);
	await expect(page.getByRole('heading', { level: 1 })).toContainText(name);
	for (const path of [
		'/profile',
		'/profile/edit',
		'/settings',
		'/settings/security',
		'/settings/activity',
		'/settings/account',
		'/settings/tokens',
		'/',
		'/viewing',
		'/nothing-here'
	]) {
		await page.goto(path);
		await expect(banner(page)).toContainText(`You see this as ${name}, until`);
		await expect(stop(page)).toBeVisible();
		await expect(page.getByRole('link', { name: 'Administration' })).toHaveCount(0);
	}
	const [mail] = await site.mail(email);
	expect(mail?.subject).toBe('Somebody sees Gatehouse as you do');
	expect(mail?.text).toContain('She asked why a page is missing.');
	expect(mail?.text).toContain(boss.email.split('@')[0]);

	await stop(page).click();
	await expect(page).toHaveURL(new RegExp(`/admin/users/${id}$`));
	await expect(page.getByText('You are yourself again. They were told by mail')).toBeVisible();
	await expect(banner(page)).toHaveCount(0);
	await page.goto('/profile');
	await expect(page.getByRole('heading', { level: 1 })).toContainText('boss');
});

test('nothing is changed, and nothing administered, meanwhile', async ({ page, browser }) => {
	const { boss, name, email } = await viewing(page);
	await page.goto('/profile/edit');
	await field(page, 'About me').fill('Not hers.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(
		page.getByText(/You see this as someone else does|You see their pages/)
	).toBeVisible();
	await expect(stop(page)).toBeVisible();

	expect((await page.goto('/admin'))?.status()).toBe(403);
	await expect(
		page.getByRole('heading', { name: 'Not while you see the site as someone else' })
	).toBeVisible();
	await expect(stop(page)).toBeVisible();

	const hers = await browser.newPage();
	await logIn(hers, email);
	await expect(hers.getByText('Not hers.')).toHaveCount(0);
	await hers.goto('/settings/activity');
	await expect(hers.getByText('Somebody began to view the site as you')).toBeVisible();
	await hers.close();

	// The log blames who did it, not whose eyes it was seen through.
	await stop(page).click();
	await page.goto('/admin/audit');
	const chief = boss.email.split('@')[0];
	await expect(
		page.getByText(`${chief}, seeing as ${name}, tried to open /admin`, { exact: true })
	).toBeVisible();
});

test('who logs out while viewing is logged out altogether', async ({ page }) => {
	const { name, boss } = await viewing(page);
	await page.goto('/logout');
	await page.getByRole('main').getByRole('button', { name: 'Log out' }).click();
	await expect(page).toHaveURL(/\/login$/);
	expect((await page.context().cookies()).map(({ name: cookie }) => cookie)).not.toContain('own');
	await page.goto('/profile');
	await expect(page).toHaveURL(/\/login/);
	await logIn(page, boss.email);
	await expect(page.getByRole('heading', { level: 1 })).not.toContainText(name);
	await expect(banner(page)).toHaveCount(0);
});

test('it ends when they log out elsewhere, or may not any more', async ({ page, browser }) => {
	const { name, boss } = await viewing(page);
	const elsewhere = await browser.newPage();
	const chief = await site.person(unique('chief'), 'administrator');
	await logIn(elsewhere, chief.email, `/admin/users/${boss.id}`);
	const taken = boss.email.split('@')[0];
	await elsewhere.getByRole('button', { name: `Take away: Administrator, from ${taken}` }).click();
	await expect(elsewhere.getByText('Taken away. It holds from the next click on.')).toBeVisible();

	// What a form posts was meant for the other: it is not done to oneself.
	await page.goto('/profile');
	await expect(page.getByText('You are yourself again: your half hour')).toBeVisible();
	await expect(page.getByRole('heading', { level: 1 })).not.toContainText(name);

	await elsewhere.getByRole('button', { name: 'Log out everywhere' }).click();
	await expect(elsewhere.getByText('Logged out everywhere.')).toBeVisible();
	await page.goto('/profile');
	await expect(page).toHaveURL(/\/login/);
	await elsewhere.close();
});
