import type { Page } from '@playwright/test';
import { readFile } from 'node:fs/promises';
import { codeNow, firstStep, logInTwice, personWithApp, secondStep } from './authenticator.ts';
import { answerToForm, expect, expectRefused, field, logIn, mailedPath } from './site.ts';
import { password, site, test, unique } from './site.ts';

const main = (page: Page) => page.getByRole('main');
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const said = (page: Page, words: string | RegExp) =>
	page.getByRole('status').filter({ hasText: words });

async function logOut(page: Page) {
	await page.goto('/logout');
	await press(page, 'Log out');
	await page.waitForURL((url) => url.pathname !== '/logout');
}

/** Sends a code, and waits for what is said about it. */
async function tryCode(page: Page, code: string) {
	const answered = answerToForm(page);
	await secondStep(page, code);
	await answered;
}

test('an app is set up by its first code, and gives recovery codes that are seen once', async ({
	page,
	browser,
	javaScriptEnabled,
	viewport
}) => {
	const { email } = await site.person(unique('mara'));
	const elsewhere = await browser.newPage();
	await logIn(elsewhere, email);
	await logIn(page, email, '/settings');
	await expect(main(page)).toContainText('Your account looks safe. Nothing to do.');
	await page.getByRole('link', { name: 'Set it up: Two-step login' }).click();
	await press(page, 'Show the key');

	const key = page.locator('code');
	await expect(key).toHaveText(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
	const shown = await key.innerText();
	const seed = shown.replaceAll(' ', '');
	const open = page.getByRole('link', { name: 'Open in your authenticator app' });
	await expect(open).toHaveAttribute('href', new RegExp(`^otpauth://totp/.*secret=${seed}`));
	const picture = page.getByRole('img', { name: /QR code/ });
	const top = async (what: typeof open) => (await what.boundingBox())?.y ?? Number.NaN;
	// The picture is no use on the phone that holds the app.
	if ((viewport?.width ?? 0) < 768)
		expect(await top(picture)).toBeGreaterThan(await top(field(page, 'Code')));
	else expect(await top(picture)).toBeLessThan(await top(open));
	if (javaScriptEnabled) {
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await press(page, 'Copy: Key');
		await expect(said(page, 'Copied.')).toBeVisible();
		expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(seed);
	}

	await field(page, 'Code').fill('000000');
	await press(page, 'Turn on two-step login');
	await expectRefused(page);
	await expect(page).toHaveTitle(/^Error: Authenticator app/);
	await expect(field(page, 'Code')).toHaveAccessibleDescription(/not the code that your app shows/);
	await expect(key).toHaveText(shown);

	await field(page, 'Code').fill(await codeNow(seed));
	await press(page, 'Turn on two-step login');
	await expect(said(page, 'Two-step login is on.')).toBeFocused();
	const codes = await main(page).getByRole('listitem').allTextContents();
	expect(codes).toHaveLength(10);
	for (const code of codes) expect(code).toMatch(/^([0-9A-Z]{4}-){5}[0-9A-Z]{4}$/);
	const downloading = page.waitForEvent('download');
	await page.getByRole('link', { name: 'Download' }).click();
	const download = await downloading;
	expect(download.suggestedFilename()).toBe('gatehouse-recovery-codes.txt');
	const file = await readFile(await download.path(), 'utf8');
	for (const code of codes) expect(file).toContain(`${code}\n`);
	for (const { value } of await page.context().cookies())
		for (const code of codes) expect(decodeURIComponent(value)).not.toContain(code);

	await page.getByRole('link', { name: 'I have kept them' }).click();
	await expect(page).toHaveURL(/\/settings\/security$/);
	await expect(main(page)).toContainText('10 of 10 are left');
	expect(await page.content()).not.toContain(codes[0]);
	await elsewhere.goto('/profile');
	await expect(elsewhere).toHaveURL(/\/login/);
	await elsewhere.close();
	await mailedPath(email, '/undo/');

	await logOut(page);
	await logInTwice(page, email, (codes[0] ?? '').toLowerCase().replaceAll('-', ' '), '/settings');
	await expect(main(page)).toContainText('Whoever learns your password does not come in');
	await page.goto('/settings/activity');
	await expect(main(page).getByRole('listitem').getByRole('heading')).toHaveText([
		'Logged in, with the second step',
		'The right password was given, and the second step was due',
		'Logged out',
		'Authenticator app set up',
		'Setting up an authenticator app was begun',
		'Logged in',
		'Logged in'
	]);
});

test('who loses the page of the codes reads that they are on, and where new ones are made', async ({
	page
}) => {
	const { email } = await site.person(unique('mara'));
	await logIn(page, email, '/settings/security/authenticator');
	await press(page, 'Show the key');
	const seed = (await page.locator('code').innerText()).replaceAll(' ', '');
	await field(page, 'Code').fill(await codeNow(seed));
	await press(page, 'Turn on two-step login');
	await expect(said(page, 'Two-step login is on.')).toBeFocused();
	await page.reload();
	await expect(main(page)).toContainText(
		'Two-step login is on. Recovery codes are shown once: if you have not kept them, make new ones.'
	);
	await expect(page.locator('code')).toHaveCount(0);
	await page.getByRole('link', { name: 'make new ones' }).click();
	await press(page, 'Make new recovery codes');
	await expect(main(page).getByRole('listitem').first()).toHaveText(/^([0-9A-Z]{4}-){5}/);
});

test('an app is replaced by the code of the next one', async ({ page }) => {
	const { email, key } = await personWithApp(unique('mara'));
	await logInTwice(page, email, await codeNow(key), '/settings/security/authenticator');
	await press(page, 'Show the key');
	const seed = page.locator('code');
	const shown = await seed.innerText();
	await field(page, 'Code').fill('000000');
	await press(page, 'Use this app from now on');
	await expectRefused(page);
	await expect(seed).toHaveText(shown);
	await field(page, 'Code').fill(await codeNow(shown.replaceAll(' ', '')));
	await press(page, 'Use this app from now on');
	await expect(said(page, 'Your app is set up.')).toBeVisible();
});

test('the first step lets nobody in; a wrong code is said on its field, and the right one goes on', async ({
	page
}) => {
	const name = unique('noor');
	const { email, key } = await personWithApp(name);
	await firstStep(page, email, '/settings/activity');
	await expect(main(page)).toContainText(name);
	await expect(main(page)).not.toContainText(email);

	await page.goto('/');
	await expect(page.getByRole('link', { name: 'Log in', exact: true }).first()).toBeVisible();
	await expect(page.getByRole('link', { name: 'Settings' })).toHaveCount(0);
	await page.goto('/settings');
	await expect(page).toHaveURL(/\/login\?next=%2Fsettings$/);

	await page.goto('/login/two-factor?next=%2Fsettings%2Factivity');
	await page.getByRole('checkbox', { name: 'Remember this device' }).check({ force: true });
	await secondStep(page, '12345');
	await expectRefused(page);
	await expect(field(page, 'Code')).toHaveAccessibleDescription(/six digits/);
	await secondStep(page, '000000');
	await expect(field(page, 'Code')).toHaveAccessibleDescription(/not a code that works now/);
	await expect(page).toHaveTitle(/^Error: The second step/);
	await expect(page.getByRole('checkbox', { name: 'Remember this device' })).toBeChecked();
	const code = await codeNow(key);
	await secondStep(page, `${code.slice(0, 3)} ${code.slice(3)}`);
	await expect(page).toHaveURL(/\/settings\/activity$/);
	await expect(main(page).getByRole('listitem').getByRole('heading')).toHaveText([
		'Logged in, with the second step',
		'Login refused: the password was right, the code was wrong',
		'The right password was given, and the second step was due'
	]);
	await page.goto('/login/two-factor');
	await expect(page).toHaveURL(/\/profile$/);
});

test('five wrong codes lead back to the first step, which says why and where one was heading', async ({
	page
}) => {
	const { email, recoveryCodes } = await personWithApp(unique('kwame'));
	await firstStep(page, email, '/settings');
	for (let time = 0; time < 4; time++) {
		await tryCode(page, '000000');
		await expectRefused(page);
	}
	await secondStep(page, '000000');
	await expect(page).toHaveURL(/\/login\?next=%2Fsettings$/);
	await expect(said(page, 'Too many wrong codes for one login.')).toBeFocused();
	await mailedPath(email, '/forgot-password');

	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await press(page, 'Log in');
	await expect(heading(page)).toHaveText('The second step');
	await secondStep(page, recoveryCodes[0] ?? '');
	await expect(page).toHaveURL(/\/settings$/);
});

test('who is somebody else gives the login up; without one there is no second step', async ({
	page
}) => {
	const { email } = await personWithApp(unique('luca'));
	await firstStep(page, email, '/settings');
	await press(page, 'Log in as somebody else');
	await expect(page).toHaveURL(/\/login\?next=%2Fsettings$/);
	await expect(said(page, 'That login is given up.')).toBeFocused();
	await page.goto('/login/two-factor?next=%2Fsettings');
	await expect(page).toHaveURL(/\/login\?next=%2Fsettings$/);
	await expect(said(page, 'The second step comes after the first')).toBeFocused();
});

test('who has no app at hand reads what else there is', async ({ page }) => {
	const { email } = await personWithApp(unique('iris'));
	await firstStep(page, email);
	await expect(main(page)).toContainText('A recovery code does as well');
	await expect(page.getByRole('link', { name: 'Lost your second factor?' })).toHaveAttribute(
		'href',
		'/login/two-factor/lost'
	);
});

test('who tried a wrong code first can still say that all is lost', async ({ page }) => {
	const { email } = await personWithApp(unique('luca'));
	await firstStep(page, email);
	await tryCode(page, '000000');
	await page.getByRole('link', { name: 'Lost your second factor?' }).click();
	await press(page, 'Ask to turn it off');
	await expect(page.getByText('We mailed you.')).toBeVisible();
});

test('a device that is remembered is not asked, but proves both before the app is removed', async ({
	page
}) => {
	const { email, key, recoveryCodes } = await personWithApp(unique('elif'));
	await firstStep(page, email);
	await page.getByRole('checkbox', { name: 'Remember this device' }).check({ force: true });
	await secondStep(page, await codeNow(key));
	await expect(page).toHaveURL(/\/profile$/);
	await logOut(page);
	await logIn(page, email, '/settings/security');
	await expect(page).toHaveURL(/\/settings\/security$/);
	await expect(main(page).getByRole('listitem').filter({ hasText: 'This device' })).toContainText(
		'Not asked for a second step until 1 February 2030.'
	);

	await page.getByRole('link', { name: 'Remove the app' }).click();
	const question = page.getByRole('region', { name: 'Remove the authenticator app?' });
	await expect(question).toBeFocused();
	await question.getByRole('button', { name: 'Remove the app' }).click();
	await expect(heading(page)).toHaveText("Confirm it's you");
	await expect(main(page)).toContainText('You are about to change what guards your account.');
	await field(page, 'Password').fill(password);
	await field(page, 'Code').fill('000000');
	await press(page, 'Confirm');
	await expectRefused(page);
	await expect(field(page, 'Code')).toHaveAccessibleDescription(/not a code that works now/);
	await field(page, 'Password').fill(password);
	await field(page, 'Code').fill(recoveryCodes[0] ?? '');
	await press(page, 'Confirm');
	await expect(question).toBeFocused();
	await question.getByRole('button', { name: 'Remove the app' }).click();
	await expect(said(page, 'The authenticator app is removed.')).toBeFocused();
	await expect(page.getByRole('heading', { name: 'Off', exact: true })).toBeVisible();
	await expect(main(page)).not.toContainText('This device');
	await logOut(page);
	await logIn(page, email);
	await expect(page).toHaveURL(/\/profile$/);
});

test('a device that is to be asked again is', async ({ page }) => {
	const { email, key } = await personWithApp(unique('ada'));
	await firstStep(page, email, '/settings/security');
	await page.getByRole('checkbox', { name: 'Remember this device' }).check({ force: true });
	await secondStep(page, await codeNow(key));
	await page.getByRole('button', { name: /^Ask again: / }).click();
	await expect(said(page, 'The next login on that device asks')).toBeFocused();
	await expect(main(page)).toContainText('No device is remembered');
	await logOut(page);
	await firstStep(page, email);
});

test('few recovery codes are warned of, and new ones take the place of the old', async ({
	page
}) => {
	const { id, email } = await site.person(unique('jun'));
	const { key, recoveryCodes } = await site.authenticator(id, 3);
	const [old = ''] = recoveryCodes;
	await logInTwice(page, email, await codeNow(key), '/settings/security');
	await expect(main(page)).toContainText('Three recovery codes are left.');
	await expect(main(page)).toContainText('3 of 10 are left');
	await page.getByRole('link', { name: 'Make new recovery codes' }).last().click();
	const question = page.getByRole('region', { name: 'Make new recovery codes?' });
	await expect(question).toBeFocused();
	await question.getByRole('button', { name: 'Make new recovery codes' }).click();
	await expect(said(page, 'Your new recovery codes are made')).toBeFocused();
	const codes = await main(page).getByRole('listitem').allTextContents();
	expect(codes).toHaveLength(10);
	await page.getByRole('link', { name: 'I have kept them' }).click();
	await expect(main(page)).toContainText('10 of 10 are left');
	await page.goto('/settings/activity');
	await expect(main(page).getByRole('heading', { name: 'New recovery codes made' })).toBeVisible();

	await logOut(page);
	await firstStep(page, email);
	await secondStep(page, old);
	await expectRefused(page);
	await secondStep(page, codes[0] ?? '');
	await expect(page).toHaveURL(/\/profile$/);
});
