import { expect, field, logIn, openLive, password, site, test, unique } from './site.ts';

const noAnswer = 'The server did not answer.';

test.beforeEach(({ expected }) => {
	expected.push(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to fetch|status of 502/);
});

test('a button that gets no answer says so beside itself, and what is typed elsewhere stays', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const { id } = await site.person(unique('line'));
	await logIn(page, email, `/admin/users/${id}`);
	await openLive(page, `/admin/users/${id}?disable`);
	await field(page, 'Reason').fill('Typed before.');
	const send = page.getByRole('button', { name: 'Send password reset' });
	const beside = page.getByRole('alert').filter({ hasText: noAnswer });

	await page.context().setOffline(true);
	await send.click();
	await expect(beside).toBeVisible();
	await expect(field(page, 'Reason')).toHaveValue('Typed before.');
	await page.context().setOffline(false);

	await page.route('**/admin/users/**', (route) =>
		route.request().method() === 'POST'
			? route.fulfill({ status: 502, contentType: 'text/html', body: '<h1>Bad Gateway</h1>' })
			: route.continue()
	);
	await send.click();
	await expect(beside).toBeVisible();
	await expect(field(page, 'Reason')).toHaveValue('Typed before.');
	await page.unrouteAll({ behavior: 'wait' });
	await send.click();
	await expect(beside).toBeHidden();
});

test('a form that is first touched offline keeps what is typed, and is sent once one is back', async ({
	page
}) => {
	const { email } = await site.person(unique('line'));
	await openLive(page, '/login');
	await page.context().setOffline(true);
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	const button = page.getByRole('button', { name: 'Log in', exact: true });
	await button.click();
	await expect(page.getByRole('group', { name: noAnswer })).toBeFocused();
	await expect(field(page, 'Email')).toHaveValue(email);
	await page.context().setOffline(false);
	await button.click();
	await expect(page).toHaveURL(/\/profile$/);
});

test('what is searched for offline is looked for once one is back', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('line');
	await site.person(name);
	await logIn(page, email);
	await page.goto('/admin/users');
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.context().setOffline(true);
	const search = page.getByLabel('Username or email');
	await search.pressSequentially(name);
	await expect(page.getByText('You are offline.')).toBeVisible();
	await search.press('Enter');
	await expect(search).toHaveValue(name);
	await page.context().setOffline(false);
	await expect(page.getByText('1 person on this page.')).toBeAttached();
	await expect(page.getByText('You are offline.')).toBeHidden();
});
