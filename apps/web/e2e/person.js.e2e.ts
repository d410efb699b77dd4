import { expect, field, logIn, site, tabTo, test, unique } from './site.ts';

test('a role is given and taken back, and an account disabled, by keyboard alone', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const person = await site.person(unique('keys'));
	await logIn(page, email, `/admin/users/${person.id}`);
	await tabTo(page, page.getByLabel('Give a role'));
	await page.keyboard.type('Mod');
	await tabTo(page, page.getByRole('button', { name: 'Give', exact: true }));
	await page.keyboard.press('Enter');
	const notice = page.getByRole('status').filter({ hasText: 'Given. It holds' });
	await expect(notice).toBeFocused();
	await page.keyboard.press('Tab');
	await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'Taken away.' })).toBeFocused();

	await tabTo(page, page.getByRole('link', { name: 'Disable', exact: true }));
	await page.keyboard.press('Enter');
	await tabTo(page, field(page, 'Reason'));
	await page.keyboard.type('By request.');
	await tabTo(page, page.getByRole('button', { name: 'Disable', exact: true }));
	await page.keyboard.press('Enter');
	await expect(page.getByRole('status').filter({ hasText: 'Disabled.' })).toBeFocused();
	await tabTo(page, page.getByRole('button', { name: 'Enable' }));
	await page.keyboard.press('Enter');
	await expect(page.getByText('Enabled. They can log in again.')).toBeVisible();
});

test('Undo goes after ten seconds, and stays while it is looked at', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const person = await site.person(unique('slow'));
	await logIn(page, email, `/admin/users/${person.id}`);
	await page.getByLabel('Give a role').selectOption('Moderator');
	await page.getByRole('button', { name: 'Give', exact: true }).click();
	const undo = page.getByRole('button', { name: 'Undo' });
	await expect(undo).toBeVisible();
	const leaving = () =>
		undo.evaluate((button) =>
			button
				.closest('div')
				?.getAnimations()
				.map(({ playState, effect }) => [playState, effect?.getTiming().duration])
		);
	expect(await leaving()).toEqual([['running', 10_000]]);
	await undo.focus();
	expect(await leaving()).toEqual([['paused', 10_000]]);
	await undo.blur();
	await undo.evaluate((button) => button.closest('div')?.getAnimations()[0]?.finish());
	await expect(undo).toBeHidden();
});

test('a name, a reason, a note and words of a server that mean harm are text on a person’s page and in their mail', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('evil');
	const person = await site.person(name);
	const harm = '"><img src=x onerror=alert(1)><a href="https://evil.example">click</a>{{7*7}}';
	const hostile = `${harm}${name}`;
	await site.rename(person.id, hostile, person.email);
	await site.lostMail(person.email, person.id, `550 ${harm}`);
	await logIn(page, email, `/admin/users/${person.id}`);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(hostile);
	await page.getByRole('link', { name: 'Disable', exact: true }).click();
	await field(page, 'Reason').fill(`Reason ${harm}`);
	await field(page, 'Note for staff').fill(`Note ${harm}`);
	await page.getByRole('button', { name: 'Disable', exact: true }).click();
	await expect(page.getByText(`Reason ${harm}`)).toBeVisible();
	await expect(page.getByText(`Note ${harm}`)).toBeVisible();
	await expect(page.getByText(`550 ${harm}`)).toBeVisible();
	await expect(page.locator('main img, main a[href*="evil.example"]')).toHaveCount(0);
	const [told] = await site.mail(person.email);
	expect(told?.text).toContain('Reason ');
	expect(told?.text).not.toContain('Note ');
});
