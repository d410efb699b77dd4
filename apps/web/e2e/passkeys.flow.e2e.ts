import {
	expect,
	expectAccessible,
	expectRefused,
	field,
	logIn,
	site,
	test,
	unique,
	untilLive
} from './site.ts';

test('a passkey is listed, renamed and removed, on any screen and without a script', async ({
	page,
	javaScriptEnabled
}) => {
	const { email, id } = await site.person(unique('noor'));
	await logIn(page, email, '/settings/security');
	const main = page.getByRole('main');
	await expect(main).toContainText('You have none');
	await site.passkey(id, 'Phone');
	await page.goto('/settings/security');
	await expect(main).toContainText('Synced');
	await page.getByRole('link', { name: 'Rename: Phone' }).click();
	await expect(field(page, 'Name').first()).toHaveValue('Phone');
	if (javaScriptEnabled) await expectAccessible(page);
	// Without a script the browser itself wants a name.
	if (javaScriptEnabled) {
		await untilLive(page);
		await field(page, 'Name').first().fill('');
		await page.getByRole('button', { name: 'Rename it' }).click();
		await expectRefused(page);
		await expect(page.getByText('Give the passkey a name').first()).toBeVisible();
	}
	await field(page, 'Name').first().fill('Old phone');
	await page.getByRole('button', { name: 'Rename it' }).click();
	await expect(page.getByText('It has its new name.')).toBeVisible();
	await page.getByRole('link', { name: 'Remove: Old phone' }).click();
	await expect(page.getByRole('region', { name: 'Remove Old phone?' })).toBeVisible();
	await page.getByRole('button', { name: 'Remove the passkey' }).click();
	await expect(page.getByText('Removed. It lets nobody in any more.')).toBeVisible();
	await expect(main).toContainText('You have none');
	const [mail] = await site.mail(email);
	expect(mail?.text).toContain('Old phone');
});

test('an app that is removed beside a passkey leaves two steps, and the question says so', async ({
	page
}) => {
	const { email, id } = await site.person(unique('noor'));
	await logIn(page, email, '/settings/security');
	await site.authenticator(id);
	await page.goto('/settings/security?removeApp');
	const question = page.getByRole('region', { name: 'Remove the authenticator app?' });
	await expect(question).toContainText('your password alone logs in');
	await site.passkey(id, 'Phone');
	await page.reload();
	await expect(question).toContainText('Your passkeys go on being asked for.');
});

test('the last way in stays, and it is said what to do first', async ({ page }) => {
	const { email, id } = await site.person(unique('noor'));
	await logIn(page, email);
	await site.passkey(id, 'Phone');
	await site.passwordless(id);
	await page.goto('/settings/security/passkeys');
	await page.getByRole('link', { name: 'Remove: Phone' }).click();
	await page.getByRole('button', { name: 'Remove the passkey' }).click();
	await expect(page.getByText('Choose a password or add another passkey first')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Rename: Phone' })).toBeVisible();
});

test('without a script it is said that adding one needs it, and no form is there that leads nowhere', async ({
	page,
	javaScriptEnabled
}) => {
	const { email } = await site.person(unique('noor'));
	await logIn(page, email, '/settings/security/passkeys');
	const said = page.locator('noscript > *').filter({ hasText: 'Passkeys need JavaScript' });
	await expect(page.getByRole('button', { name: 'Add the passkey' })).toBeVisible({
		visible: javaScriptEnabled
	});
	if (javaScriptEnabled) await expect(said).toHaveCount(0);
	else {
		await expect(said).toBeVisible();
		// An old browser, which does not know that media feature, shows it all the same.
		await page
			.locator('form[action="?/begin"]')
			.evaluate((form: HTMLFormElement) => form.requestSubmit());
		await expect(said).toBeVisible();
		await page.getByRole('link', { name: 'Not now' }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText('Passkeys');
	}
});
