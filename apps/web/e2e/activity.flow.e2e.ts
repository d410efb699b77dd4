import { attackOn } from './log.ts';
import { expect, logIn, site, tabTo, test, unique } from './site.ts';

test('"This wasn’t me": every other device is logged out, and a new password is next', async ({
	page,
	browser
}) => {
	const noor = await site.person(unique('noor'));
	const thief = await browser.newPage({
		extraHTTPHeaders: { 'x-forwarded-for': '203.0.113.66' },
		userAgent: 'Mozilla/5.0 (Windows NT 10.0; rv:130.0) Gecko/20100101 Firefox/130.0'
	});
	await logIn(thief, noor.email);
	await logIn(page, noor.email, '/settings/activity');
	const theirs = page.getByRole('listitem').filter({ hasText: '203.0.113.66' });
	await expect(theirs).toHaveText(/Logged in\s.*\sFirefox on Windows, 203\.0\.113\.66\./);
	const notMe = theirs.getByRole('button', { name: 'This wasn’t me: Logged in' });
	await tabTo(page, notMe);
	await page.keyboard.press('Enter');
	await page.waitForURL((url) => url.pathname === '/settings/security');
	await expect(
		page.getByRole('status').getByText('Every other device is logged out.')
	).toBeVisible();
	await expect(page.getByRole('button', { name: 'Change password' })).toBeVisible();
	await thief.goto('/profile');
	expect(new URL(thief.url()).pathname).toBe('/login');
	await thief.close();

	await page.goto('/settings/activity');
	const latest = page.getByRole('listitem').filter({ hasText: 'every other device' });
	await expect(latest.getByRole('heading')).toHaveText('Logged out on every other device');
	// Logging out is nothing to disown.
	await expect(latest.getByRole('button')).toHaveCount(0);
});

test('what others did is there, by what they are and never by name; what was refused is one row', async ({
	page,
	browser,
	request
}) => {
	const name = unique('adele');
	const admin = await site.person(name, 'administrator');
	const noorName = unique('noor');
	const noor = await site.person(noorName);
	await attackOn(noor.email, request, 3);
	await attackOn('nobody@northfold.example', request, 1);
	const office = await browser.newPage();
	await logIn(office, admin.email, `/admin/users/${noor.id}`);
	await office.getByLabel('Give a role').selectOption('Moderator');
	await office.getByRole('button', { name: 'Give', exact: true }).click();
	await expect(office.getByText('Given. It holds')).toBeVisible();

	await logIn(page, noor.email, '/settings/activity');
	const rows = page.getByRole('main').getByRole('listitem');
	await expect(rows).toHaveText([
		/^\s*Logged in/,
		/^\s*Role given: Moderator\s.*by an administrator\s*$/,
		/^\s*Login refused: the password was wrong\s+3 times, the last one .*, the last one from\s+100\..*Nobody was let in\./
	]);
	await expect(rows.nth(1).getByRole('button')).toHaveCount(0);
	await expect(page.getByRole('main')).not.toContainText(name);

	// What one did to others is one's own activity: whoever took the account over would have.
	await office.goto('/settings/activity');
	await expect(office.getByRole('main').getByRole('listitem').first()).toContainText(
		new RegExp(`You gave the role Moderator to ${noorName}`)
	);
	await office.close();
});

test('long ago is a page away', async ({ page }) => {
	const noor = await site.person(unique('noor'));
	await logIn(page, noor.email, '/settings/activity');
	await expect(page.getByRole('link', { name: 'Earlier' })).toHaveCount(0);
	for (let asks = 0; asks < 26; asks++)
		await page.request.get(`/api/trpc/${asks % 2 === 0 ? 'roles.list' : 'users.list'}`);
	await page.reload();
	await page.getByRole('link', { name: 'Earlier' }).click();
	await expect(page.getByRole('heading', { level: 3 }).last()).toHaveText('Logged in');
	await page.getByRole('link', { name: 'Back to the latest' }).click();
	await expect(page).toHaveURL(/\/settings\/activity$/);
});
