import type { Page } from '@playwright/test';
import { logInTwice, codeNow } from './authenticator.ts';
import {
	expect,
	expectAccessible,
	expectRefused,
	field,
	logIn,
	mailedPath,
	site,
	test,
	unique
} from './site.ts';

/** An administrator on the page of somebody who is logged in elsewhere. */
async function atSomebody(page: Page, theirs: Page, ...roles: string[]) {
	const admin = await site.person(unique('admin'), 'administrator');
	const name = unique('noor');
	const person = await site.person(name, ...roles);
	await logIn(theirs, person.email);
	await logIn(page, admin.email, `/admin/users/${person.id}`);
	return { name, ...person };
}

const isIn = async (theirs: Page) => {
	await theirs.goto('/profile');
	return new URL(theirs.url()).pathname === '/profile';
};

test('a role is given and taken, and either is undone', async ({ page, browser }) => {
	const theirs = await browser.newPage();
	const { name } = await atSomebody(page, theirs);
	const takeAway = page.getByRole('button', { name: `Take away: Moderator, from ${name}` });
	await page.getByLabel('Give a role').selectOption('Moderator');
	await page.getByRole('button', { name: 'Give', exact: true }).click();
	await expect(page.getByText('Given. It holds from the next click on.')).toBeVisible();
	expect((await theirs.goto('/admin'))?.status()).toBe(200);

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('Taken away. It holds from the next click on.')).toBeVisible();
	expect((await theirs.goto('/admin'))?.status()).toBe(403);

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(takeAway).toBeVisible();
	await takeAway.click();
	await expect(takeAway).toBeHidden();
	await theirs.close();
});

test('"Why?" says who gave a role, and what one may do about it', async ({ page, browser }) => {
	const theirs = await browser.newPage();
	const { name } = await atSomebody(page, theirs);
	await page.getByLabel('Give a role').selectOption('Moderator');
	await page.getByRole('button', { name: 'Give', exact: true }).click();
	await expect(page.getByText('Given. It holds')).toBeVisible();
	await page.locator('summary', { hasText: 'Why?' }).nth(1).click();
	await expect(page.getByText(/^Given by admin\./)).toBeVisible();
	const moderator = page.getByRole('listitem').filter({ hasText: 'Moderator' }).first();
	await expect(moderator.getByText('You may take it away: you may do everything')).toBeVisible();
	await expect(page.getByText('By Moderator.').first()).toBeVisible();

	// A moderator sees the same person without the buttons, and is told who could.
	await theirs.goto(page.url());
	await expect(theirs.getByText('This is you.')).toBeVisible();
	await expect(
		theirs.getByRole('button', { name: `Take away: Moderator, from ${name}` })
	).toHaveCount(0);
	await theirs.getByText('Why?').last().click();
	await expect(theirs.getByText('Delete accounts for good: given by Administrator.')).toBeVisible();
	await theirs.close();
});

test('disabled with a reason, and undone: they are where they were, and no mail was sent', async ({
	page,
	browser
}) => {
	const theirs = await browser.newPage();
	const { name, email } = await atSomebody(page, theirs);
	await page.getByRole('link', { name: 'Disable', exact: true }).click();
	await field(page, 'Reason').fill('Two people shared it. <b>Really</b>');
	await field(page, 'Note for staff').fill('See the ticket.');
	await page.getByRole('button', { name: 'Disable', exact: true }).click();
	await expect(page.getByText('Disabled. Their mail leaves in a few seconds.')).toBeVisible();
	await expect(page.getByText('See the ticket.')).toBeVisible();
	expect(await isIn(theirs)).toBe(false);
	expect(await site.posted(email)).toEqual(['accountDisabled']);

	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('Undone. It is as it was, and no mail was sent.')).toBeVisible();
	expect(await isIn(theirs)).toBe(true);
	expect(await site.posted(email)).toEqual([]);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await theirs.close();
});

test('disabled for good, told why at the door, and enabled again', async ({
	page,
	browser,
	javaScriptEnabled
}) => {
	const theirs = await browser.newPage();
	const { email } = await atSomebody(page, theirs);
	await page.getByRole('link', { name: 'Disable', exact: true }).click();
	await expect(field(page, 'Reason')).toHaveAccessibleDescription(/Up to 280 characters\.$/);
	if (javaScriptEnabled) await expect(page.getByText('280 characters left')).toBeVisible();
	await field(page, 'Reason').fill(' ');
	const disable = page.getByRole('button', { name: 'Disable', exact: true });
	// The last step of a danger is the same red as for many at once.
	await expect(disable).toHaveClass(/\bconfirm\b/);
	await disable.click();
	await expectRefused(page);
	await expect(field(page, 'Reason')).toHaveAccessibleDescription(/Say why, so that they know/);
	await field(page, 'Reason').fill('By request.');
	await page.getByRole('button', { name: 'Disable', exact: true }).click();
	await expect(page.getByText('This account is disabled')).toBeVisible();

	await theirs.goto('/login');
	await field(theirs, 'Email').fill(email);
	await field(theirs, 'Password').fill('quiet harbour lantern 58');
	await theirs.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(theirs.getByText('Reason: By request.')).toBeVisible();
	await expect(theirs.getByRole('link', { name: 'support@gatehouse.example' })).toHaveAttribute(
		'href',
		'mailto:support@gatehouse.example'
	);

	await page.getByRole('button', { name: 'Enable' }).click();
	await expect(page.getByText('Enabled. They can log in again.')).toBeVisible();
	expect(await isIn(theirs)).toBe(false);
	await logIn(theirs, email);
	await theirs.close();
});

test('a device is logged out, then all, and a link to a new password is mailed', async ({
	page,
	browser
}) => {
	const theirs = await browser.newPage();
	const { email } = await atSomebody(page, theirs);
	await page.getByRole('button', { name: /^Log out this device: Chrome/ }).click();
	await expect(page.getByText('Logged out.')).toBeVisible();
	expect(await isIn(theirs)).toBe(false);
	await logIn(theirs, email);
	await page.reload();
	await page.getByRole('button', { name: 'Log out everywhere' }).click();
	await expect(page.getByText('Logged out everywhere.')).toBeVisible();
	expect(await isIn(theirs)).toBe(false);
	await page.getByRole('button', { name: 'Send password reset' }).click();
	await expect(page.getByText('Sent. The link holds for 30 minutes.')).toBeVisible();
	await mailedPath(email, '/reset-password/');
	await page.reload();
	await expect(page.getByText('Link to choose a new password')).toBeVisible();
	await theirs.close();
});

test('two-step login is turned off for who lost it: their password is enough', async ({
	page,
	browser,
	javaScriptEnabled
}) => {
	const theirs = await browser.newPage();
	const admin = await site.person(unique('admin'), 'administrator');
	const name = unique('noor');
	const { id, email } = await site.person(name);
	const { key } = await site.authenticator(id, 7);
	await site.passkey(id, 'A phone');
	await logInTwice(theirs, email, await codeNow(key));
	await logIn(page, admin.email, `/admin/users/${id}`);
	await expect(page.getByText('7 left')).toBeVisible();

	await page.getByRole('link', { name: 'Turn off two-step login' }).click();
	await page.getByRole('link', { name: 'Leave it on' }).click();
	await page.getByRole('link', { name: 'Turn off two-step login' }).click();
	await expect(page.getByText(`Turn off the two-step login of ${name}?`)).toBeVisible();
	if (javaScriptEnabled) await expectAccessible(page);
	await page.getByRole('button', { name: 'Turn off two-step login' }).click();
	await expect(page.getByText('Their two-step login is off. They are logged out')).toBeVisible();
	await expect(page.getByText('7 left')).toBeHidden();
	await expect(page.getByRole('link', { name: 'Turn off two-step login' })).toHaveCount(0);

	expect(await isIn(theirs)).toBe(false);
	await logIn(theirs, email);
	expect(await isIn(theirs)).toBe(true);
	await theirs.close();
});

test('deleted only by who types the name, and gone from everywhere', async ({ page, browser }) => {
	const theirs = await browser.newPage();
	const { name, id } = await atSomebody(page, theirs);
	await page.getByRole('link', { name: 'Delete', exact: true }).click();
	const typed = field(page, `Type ${name} to confirm`);
	await typed.fill('somebody else');
	await page.getByRole('button', { name: 'Delete the account' }).click();
	await expectRefused(page);
	await expect(typed).toHaveAccessibleDescription(/That is not the username/);
	await typed.fill(name);
	await page.getByRole('button', { name: 'Delete the account' }).click();
	await expect(page.getByText(`The account of ${name} is deleted.`)).toBeVisible();
	expect(await isIn(theirs)).toBe(false);
	expect((await page.goto(`/admin/users/${id}`))?.status()).toBe(404);
	await theirs.close();
});
