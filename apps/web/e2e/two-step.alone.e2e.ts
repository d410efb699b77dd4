import { codeNow, firstStep, logInTwice, personWithApp, secondStep } from './authenticator.ts';
import {
	answerToForm,
	expect,
	expectRefused,
	field,
	logIn,
	password,
	site,
	test,
	unique
} from './site.ts';

const press = (page: Parameters<typeof logIn>[0], name: string) =>
	page.getByRole('button', { name, exact: true }).click();

test('a login waits ten minutes for its second step, and then says that it did', async ({
	page
}) => {
	const { email, key } = await personWithApp(unique('noor'));
	await firstStep(page, email, '/settings');
	await site.pass(10 * 60 + 1);
	await secondStep(page, await codeNow(key));
	await expect(page).toHaveURL(/\/login\?next=%2Fsettings$/);
	await expect(page.getByText(/waited too long, or is over\. Log in again\./)).toBeVisible();
});

test('a code counts once: the next one does again', async ({ page }) => {
	const { email, key } = await personWithApp(unique('mara'));
	const code = await codeNow(key);
	await logInTwice(page, email, code);
	await page.context().clearCookies();
	await firstStep(page, email);
	await secondStep(page, code);
	await expectRefused(page);
	await site.pass(30);
	await secondStep(page, await codeNow(key));
	await expect(page).toHaveURL(/\/profile$/);
});

test('ten wrong codes of an account, however many logins they are spread over, and it waits', async ({
	page,
	browser
}) => {
	const { email, key } = await personWithApp(unique('kwame'));
	for (let login = 0; login < 2; login++) {
		const other = await browser.newPage({
			extraHTTPHeaders: { 'x-forwarded-for': `198.51.100.${20 + login}` }
		});
		await firstStep(other, email);
		for (let time = 0; time < 5; time++) {
			const answered = answerToForm(other);
			await secondStep(other, '000000');
			await answered;
		}
		await expect(other).toHaveURL(/\/login$/);
		await other.close();
	}
	await firstStep(page, email, '/settings');
	await secondStep(page, await codeNow(key));
	const told = page.getByRole('group', { name: 'Too many tries.' });
	await expect(told).toContainText(/It works again: .+\. Later, log in again first\./);
	await expect(page.getByRole('link', { name: 'Lost your second factor?' })).toBeVisible();
	await site.pass(15 * 60 + 1);
	await page.reload();
	await expect(page).toHaveURL(/\/login\?next=%2Fsettings$/);
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await press(page, 'Log in');
	await page.waitForURL((url) => url.pathname === '/login/two-factor');
	await secondStep(page, await codeNow(key));
	await expect(page).toHaveURL(/\/settings$/);
});

test('a device is remembered for thirty days', async ({ page }) => {
	const { email, key } = await personWithApp(unique('elif'));
	await firstStep(page, email);
	await page.getByRole('checkbox', { name: 'Remember this device' }).check({ force: true });
	await secondStep(page, await codeNow(key));
	await expect(page).toHaveURL(/\/profile$/);
	await site.pass(30 * 86_400 - 60);
	await logIn(page, email);
	await expect(page).toHaveURL(/\/profile$/);
	await page.goto('/logout');
	await press(page, 'Log out');
	await site.pass(61);
	await firstStep(page, email);
});

test('who logged in a while ago confirms it before a key is shown, and then goes on', async ({
	page
}) => {
	const { email } = await site.person(unique('luca'));
	await logIn(page, email, '/settings/security');
	await site.pass(16 * 60);
	await press(page, 'Set it up');
	await expect(page.getByRole('main')).toContainText('You are about to set up two-step login.');
	await field(page, 'Password').fill(password);
	await press(page, 'Confirm');
	await expect(page.getByText('Confirmed. Press “Show the key” to go on.')).toBeVisible();
	await press(page, 'Show the key');
	const key = (await page.locator('code').innerText()).replaceAll(' ', '');
	// Too long over the first code: it is confirmed once more, and the same key waits.
	await site.pass(16 * 60);
	await field(page, 'Code').fill(await codeNow(key));
	await press(page, 'Turn on two-step login');
	await field(page, 'Password').fill(password);
	await press(page, 'Confirm');
	for (const { value } of await page.context().cookies()) expect(value).not.toMatch(/code=\d/);
	await press(page, 'Show the key');
	await expect(page.locator('code')).toHaveText(key.replaceAll(/(.{4})(?=.)/g, '$1 '));
	await field(page, 'Code').fill(await codeNow(key));
	await press(page, 'Turn on two-step login');
	await expect(page.getByText('Two-step login is on.')).toBeVisible();
});
