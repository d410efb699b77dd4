import type { Page } from '@playwright/test';
import { expect, field, holdScripts, logIn, password, site, test, unique } from './site.ts';

// On a slow line the page is there long before its script: what is done in between counts.

const texts = 'textarea, input:not([type]), [type=text], [type=email], [type=password]';
const ticks = '[type=checkbox], [type=radio]';

/** Types into every field of the page that is seen, ticks what can be ticked, and keeps it all when the script arrives. */
async function keepsAll(page: Page, path: string, opened?: string) {
	const arrive = await holdScripts(page);
	await page.goto(path, { waitUntil: 'commit' });
	// The last thing in the document.
	await page.locator('body script').last().waitFor({ state: 'attached' });
	if (opened) await page.locator('summary', { hasText: opened }).locator('visible=true').click();
	const main = page.locator('main');
	const typed = await main.locator(texts).locator('visible=true').all();
	for (const [index, text] of typed.entries()) await text.fill(`typed ${index}`);
	const ticked = await main.locator(ticks).locator('visible=true').all();
	for (const tick of ticked) if (await tick.isEnabled()) await tick.click();

	const now = () =>
		main
			.locator(`:is(${texts}, ${ticks})`)
			.evaluateAll((all: HTMLInputElement[]) =>
				all.map(({ name, value, checked }) => ({ name, value, checked }))
			);
	// What only the script brings is not there yet.
	const before = (await now()).filter(({ name }) => name);
	arrive();
	// Kit adds it once the page is live.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await page.evaluate(() => new Promise((idle) => requestIdleCallback(idle)));
	expect((await now()).filter(({ name }) => name)).toEqual(before);
	await page.unrouteAll({ behavior: 'wait' });
	return { typed: typed.length, ticked: ticked.length };
}

test('what a visitor typed and ticked before the script arrived is kept', async ({ page }) => {
	expect(await keepsAll(page, '/login')).toEqual({ typed: 2, ticked: 1 });
	expect(await keepsAll(page, '/register')).toEqual({ typed: 4, ticked: 0 });
	expect(await keepsAll(page, '/forgot-password')).toEqual({ typed: 1, ticked: 0 });
});

test('what an administrator typed and ticked before the script arrived is kept', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const person = await site.person(unique('early'));
	await logIn(page, email);
	expect(await keepsAll(page, '/admin/roles?new')).toEqual({ typed: 2, ticked: 12 });
	expect(await keepsAll(page, '/admin/users')).toMatchObject({ typed: 0 });
	expect(await keepsAll(page, '/admin/users/invited')).toMatchObject({ typed: 1 });
	expect(await keepsAll(page, `/admin/users/${person.id}?disable`)).toMatchObject({ typed: 2 });
	expect(await keepsAll(page, '/admin/audit', 'By')).toEqual({ typed: 1, ticked: 0 });
	expect(await keepsAll(page, '/profile/edit')).toEqual({ typed: 2, ticked: 0 });
	expect(await keepsAll(page, '/settings/account')).toMatchObject({ typed: 1 });
	expect(await keepsAll(page, '/settings/security')).toMatchObject({ typed: 3 });
	expect(await keepsAll(page, '/settings/tokens')).toEqual({ typed: 1, ticked: 12 });
	expect(await keepsAll(page, '/device')).toEqual({ typed: 1, ticked: 0 });
});

test('what was searched for before the script arrived is searched for when it does', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('early');
	await site.person(name);
	await logIn(page, email);
	const arrive = await holdScripts(page);
	await page.goto('/admin/users', { waitUntil: 'commit' });
	const search = page.getByLabel('Username or email');
	await search.pressSequentially(name);
	arrive();
	await expect(page).toHaveURL(new RegExp(`search=${name}`));
	await expect(search).toHaveValue(name);
	await expect(search).toBeFocused();
	await expect(page.getByText('1 person on this page.')).toBeAttached();
});

test('what was chosen in a list before the script arrived stays chosen', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const person = await site.person(unique('early'));
	await logIn(page, email);
	const arrive = await holdScripts(page);
	await page.goto(`/admin/users/${person.id}`, { waitUntil: 'commit' });
	const role = page.getByLabel('Give a role');
	await role.selectOption('Moderator');
	arrive();
	// Kit adds it once the page is live.
	await page.locator('#svelte-announcer').waitFor({ state: 'attached' });
	await expect(role.locator('option:checked')).toHaveText('Moderator');
});

test('a form that was refused before the script arrived is mended where one types, and nothing jumps', async ({
	page
}) => {
	const { email } = await site.person(unique('early'));
	const arrive = await holdScripts(page);
	await page.goto('/login', { waitUntil: 'commit' });
	await field(page, 'Email').fill('nobody@northfold.example');
	await field(page, 'Password').fill('wrong one');
	await page.getByRole('button', { name: 'Log in', exact: true }).click({ noWaitAfter: true });
	await expect(page.getByRole('group', { name: 'Invalid email or password.' })).toBeFocused();
	arrive();
	await page.locator('form[novalidate]').first().waitFor();
	await field(page, 'Email').click({ clickCount: 3 });
	// As fast as a person does: what serves the form comes in the middle of it.
	await page.keyboard.type(email, { delay: 40 });
	await expect(field(page, 'Email')).toBeFocused();
	await expect(field(page, 'Email')).toHaveValue(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/profile$/);
});
