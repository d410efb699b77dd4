import type { Page } from '@playwright/test';
import { withAuthenticator } from './passkey-device.ts';
import {
	expect,
	expectAccessible,
	expectRefused,
	field,
	logIn,
	openLive,
	site,
	test,
	unique
} from './site.ts';

const passkeysPage = '/settings/security/passkeys';
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const byPasskey = (page: Page) => button(page, 'Log in with a passkey');
const main = (page: Page) => page.getByRole('main');

/** Adds a passkey on the page for that. */
async function add(page: Page, name: string) {
	await openLive(page, passkeysPage);
	await field(page, 'Name').fill(name);
	await button(page, 'Add the passkey').click();
	await expect(page.getByText(`${name} is added.`)).toBeVisible();
}

/** Someone who is logged in, on a device that can keep passkeys, with one named Phone. */
async function someone(page: Page) {
	const username = unique('noor');
	const person = await site.person(username);
	const device = await withAuthenticator(page);
	await logIn(page, person.email);
	await add(page, 'Phone');
	return { ...person, username, device };
}

/** Out, at the page to log in, in a browser that offers no passkeys in a field: what a test asks for is not done before it asks. */
async function logOut(page: Page) {
	await page.addInitScript(() => {
		PublicKeyCredential.isConditionalMediationAvailable = async () => false;
	});
	await page.goto('/logout');
	await main(page).getByRole('button', { name: 'Log out' }).click();
	await expect(page).toHaveURL('/login');
}

test('adding the first one says what follows, shows recovery codes once, and tells its owner', async ({
	page
}) => {
	const { email } = await site.person(unique('noor'));
	const device = await withAuthenticator(page);
	await logIn(page, email, '/settings/security');
	await expect(main(page)).toContainText('You have none');
	await page.getByRole('link', { name: 'Add a passkey' }).click();
	await expect(main(page)).toContainText('Adding one turns on two-step login.');
	await expectAccessible(page);
	await field(page, 'Name').fill('Work laptop');
	await button(page, 'Add the passkey').click();
	const said = page.getByRole('status').filter({ hasText: 'Work laptop is added.' });
	await expect(said).toBeFocused();
	const codes = main(page).locator('ol li');
	await expect(codes).toHaveCount(10);
	await expectAccessible(page);
	const [file] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Download' }).click()
	]);
	expect(file.suggestedFilename()).toMatch(/recovery-codes\.txt$/);
	expect(await device.count()).toBe(1);
	await page.getByRole('link', { name: 'I have kept them' }).click();
	await expect(page).toHaveURL('/settings/security');
	await expect(main(page)).toContainText('Work laptop');
	await expect(codes).toHaveCount(0);
	const [mail] = await site.mail(email);
	expect(mail?.subject).toContain('A passkey was added');
	expect(mail?.text).toContain('Work laptop');
	await expectAccessible(page);
});

test('whoever has one logs in by a button, and goes on to where they were heading', async ({
	page
}) => {
	await someone(page);
	await logOut(page);
	await page.goto('/login?next=%2Fsettings%2Factivity');
	await expectAccessible(page);
	await byPasskey(page).click();
	await expect(page).toHaveURL('/settings/activity');
	await expect(main(page)).toContainText('Logged in');
	const session = (await page.context().cookies()).find(({ name }) => name === 'session');
	expect(session?.expires).toBe(-1);
});

test('a login with one is remembered where that is ticked', async ({ page }) => {
	await someone(page);
	await logOut(page);
	await page.getByRole('checkbox', { name: 'Remember me' }).check();
	await byPasskey(page).click();
	await expect(page).toHaveURL('/profile');
	const session = (await page.context().cookies()).find(({ name }) => name === 'session');
	expect(session?.expires).toBeGreaterThan(0);
});

test('it is offered where the browser fills in the email, with nothing typed', async ({ page }) => {
	const { username, device } = await someone(page);
	await device.touches(false);
	await page.goto('/logout');
	await main(page).getByRole('button', { name: 'Log out' }).click();
	await expect(page).toHaveURL('/login');
	await expect(field(page, 'Email')).toHaveAttribute('autocomplete', /webauthn$/);
	// Chosen from the list under the field: what the browser draws there is not the page's, so the device touches itself.
	await device.touches(true);
	await page.goto('/login?next=%2Fsettings');
	await expect(page).toHaveURL('/settings');
	await expect(page.getByRole('banner')).toContainText(username);
});

test('it does for the second step, which the right password alone does not end', async ({
	page
}) => {
	const { email } = await someone(page);
	await logOut(page);
	await logIn(page, email, '/settings/activity');
	await expect(page).toHaveURL(/\/login\/two-factor/);
	await page.getByRole('button', { name: /passkey/ }).click();
	await expect(page).toHaveURL('/settings/activity');
});

test('one touch confirms who one is, and what was being done goes on', async ({ page }) => {
	const { id } = await someone(page);
	await openLive(page, passkeysPage);
	await site.unconfirmed(id);
	await field(page, 'Name').fill('Key ring');
	await button(page, 'Add the passkey').click();
	await expect(page).toHaveURL(/\/confirm-identity/);
	await expect(main(page)).toContainText('You are about to change your passkeys.');
	await expectAccessible(page);
	await button(page, 'Confirm with a passkey').click();
	await expect(page).toHaveURL(passkeysPage);
	await expect(field(page, 'Name')).toHaveValue('Key ring');
});

test('it is renamed, and removed after a question that says what follows', async ({ page }) => {
	const { email } = await someone(page);
	await openLive(page, passkeysPage);
	await page.getByRole('link', { name: 'Rename: Phone' }).click();
	await expectAccessible(page);
	await field(page, 'Name').first().fill('');
	await button(page, 'Rename it').click();
	await expectRefused(page);
	await expect(field(page, 'Name').first()).toHaveAccessibleDescription(/Give the passkey a name/);
	await field(page, 'Name').first().fill('Old phone');
	await button(page, 'Rename it').click();
	await expect(page.getByText('It has its new name.')).toBeVisible();
	await page.getByRole('link', { name: 'Remove: Old phone' }).click();
	await expect(page.getByRole('region', { name: 'Remove Old phone?' })).toBeFocused();
	await expect(main(page)).toContainText('from then on your password is enough');
	await expectAccessible(page);
	await button(page, 'Remove the passkey').click();
	await expect(page.getByText('Removed. It lets nobody in any more.')).toBeVisible();
	await expect(main(page)).toContainText('You have none');
	await logOut(page);
	await logIn(page, email, '/settings/security');
	await expect(page).toHaveURL('/settings/security');
});

test('never the last way in', async ({ page }) => {
	const { id } = await someone(page);
	await site.passwordless(id);
	await openLive(page, passkeysPage);
	await page.getByRole('link', { name: 'Remove: Phone' }).click();
	await button(page, 'Remove the passkey').click();
	await expect(page.getByText('This is the last way into your account.')).toBeVisible();
	await expect(page.getByRole('link', { name: 'Rename: Phone' })).toBeVisible();
});

test('a device that has one is not asked for a second, and says so', async ({ page }) => {
	await someone(page);
	await openLive(page, passkeysPage);
	await field(page, 'Name').fill('Phone once more');
	await button(page, 'Add the passkey').click();
	await expect(
		page.getByRole('status').filter({ hasText: 'has a passkey for your account already' })
	).toBeFocused();
	await page.getByRole('link', { name: 'Not now' }).click();
	await expect(page.getByRole('link', { name: /^Rename/ })).toHaveCount(1);
});

test('one that has been copied is refused, with what to do', async ({ page }) => {
	const { device } = await someone(page);
	await logOut(page);
	await device.turnBack();
	await byPasskey(page).click();
	await expect(page.getByRole('alert').filter({ hasText: 'there twice' })).toBeVisible();
	await expect(byPasskey(page)).toBeEnabled();
	await expectAccessible(page);
});

test('whoever gives none reads so, and tries again', async ({ page }) => {
	const { device } = await someone(page);
	await logOut(page);
	await device.knowsOwner(false);
	await byPasskey(page).click();
	await expect(page.getByRole('alert').filter({ hasText: 'No passkey was given.' })).toBeVisible();
	await device.knowsOwner(true);
	await byPasskey(page).click();
	await expect(page).toHaveURL('/profile');
});
