import type { Page } from '@playwright/test';
import { withAuthenticator } from './passkey-device.ts';
import { expect, field, logIn, openLive, site, test, unique } from './site.ts';

const passkeysPage = '/settings/security/passkeys';
const minutes = (count: number) => site.pass(count * 60);
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

async function add(page: Page, name: string) {
	await openLive(page, passkeysPage);
	await field(page, 'Name').fill(name);
	await press(page, 'Add the passkey');
}
/** The device keeps one for this account already: it came as far as asking it. */
const done = (page: Page) =>
	expect(page.getByText('has a passkey for your account already')).toBeVisible();
const asked = (page: Page) => page.waitForURL((url) => url.pathname === '/confirm-identity');

test('a quarter of an hour after the login one touch confirms who one is, and what was typed goes on', async ({
	page
}) => {
	const { email } = await site.person(unique('noor'));
	const device = await withAuthenticator(page);
	await logIn(page, email);
	await add(page, 'Phone');
	await expect(page.getByText('Phone is added.')).toBeVisible();

	await minutes(16);
	await add(page, 'Key ring');
	await asked(page);
	// A finger that is not its owner's confirms nothing.
	await device.knowsOwner(false);
	await press(page, 'Confirm with a passkey');
	await expect(page.getByRole('alert').filter({ hasText: /\S/ })).toBeVisible();
	await device.knowsOwner(true);
	await press(page, 'Confirm with a passkey');
	await expect(field(page, 'Name')).toHaveValue('Key ring');
	await press(page, 'Add the passkey');
	await done(page);

	// Each act carries it on by a quarter of an hour, and none of them beyond two hours.
	for (let passed = 0; passed < 112; passed += 14) {
		await minutes(14);
		await add(page, 'Key ring');
		await done(page);
	}
	await minutes(9);
	await add(page, 'Key ring');
	await asked(page);
});
