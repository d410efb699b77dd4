import { expect, expectAccessible, logIn, site, test, unique } from './site.ts';

test('one device logs another out, and that one is a stranger from its very next click on', async ({
	page,
	browser,
	javaScriptEnabled
}) => {
	const { email } = await site.person(unique('mara'));
	const elsewhere = await browser.newPage();
	await logIn(elsewhere, email);
	await logIn(page, email, '/settings/sessions');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Devices');
	const rows = page.getByRole('main').getByRole('listitem');
	await expect(rows).toHaveCount(2);
	await expect(rows.first()).toContainText('This device');
	await expect(rows.first()).toContainText('With a password');
	await expect(rows.first().getByRole('button')).toHaveCount(0);
	if (javaScriptEnabled) await expectAccessible(page);

	await page.getByRole('button', { name: /^Log out this device/ }).click();
	await expect(page.getByText('That device is logged out.')).toBeVisible();
	await expect(rows).toHaveCount(1);
	await expect(page.getByText('You are logged in nowhere else.')).toBeVisible();
	await elsewhere.goto('/profile');
	await expect(elsewhere).toHaveURL(/\/login\?next=%2Fprofile$/);
	await elsewhere.close();
});

test('everywhere else at once; here one stays', async ({ page, browser }) => {
	const { email } = await site.person(unique('mara'));
	const others = [await browser.newPage(), await browser.newPage()];
	for (const other of others) await logIn(other, email);
	await logIn(page, email, '/settings');
	await page.getByRole('link', { name: 'See them: Devices' }).click();
	await page.getByRole('button', { name: 'Log out everywhere else' }).click();
	await expect(page.getByText('Logged out on 2 other devices.')).toBeVisible();
	for (const other of others) {
		await other.goto('/profile');
		await expect(other).toHaveURL(/\/login/);
		await other.close();
	}
	await page.goto('/profile');
	await expect(page).toHaveURL(/\/profile$/);
});

test('what the page holds of a session logs nobody in', async ({ page, browser }) => {
	const { email } = await site.person(unique('mara'));
	const elsewhere = await browser.newPage();
	await logIn(elsewhere, email);
	await elsewhere.close();
	await logIn(page, email, '/settings/sessions');
	const [session] = (await page.context().cookies()).filter(({ name }) => name === 'session');
	const html = await page.content();
	expect(html).not.toContain(session?.value);
	const ids = await page
		.locator('input[name=sessionId]')
		.evaluateAll((inputs) =>
			inputs.map((input) => (input instanceof HTMLInputElement ? input.value : ''))
		);
	expect(ids).toHaveLength(1);
	const stranger = await browser.newContext();
	for (const value of ids) {
		await stranger.addCookies([{ name: 'session', value, url: page.url() }]);
		const tried = await stranger.newPage();
		await tried.goto(new URL('/profile', page.url()).href);
		await expect(tried).toHaveURL(/\/login/);
	}
	await stranger.close();
});
