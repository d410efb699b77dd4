import type { Page } from '@playwright/test';
import { choosePassword, expect, field, logIn, mailedPath } from './site.ts';
import { password, site, test, unique } from './site.ts';

const intruders = 'not your lantern any more 9';
const owners = 'green ladder under snow 41';
const hour = 3600;
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const dead = 'This link no longer works';

/** Whoever has a session and its password takes the account: first the password, then the address. */
async function takeAway(page: Page, email: string, theirs: string) {
	await logIn(page, email, '/settings/security');
	await field(page, 'Current password').fill(password);
	await field(page, 'New password').fill(intruders);
	await field(page, 'Password again').fill(intruders);
	await page.getByRole('button', { name: 'Change password' }).click();
	await expect(page.getByText('Your password is changed.')).toBeVisible();
	await site.mail(email);
	await page.goto('/settings/account');
	await field(page, 'New email').fill(theirs);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByText('A link is on its way.')).toBeVisible();
	await page.goto(await mailedPath(theirs, '/confirm-email-change/'));
	await page.getByRole('button', { name: 'Confirm the new email' }).click();
	await expect(page.getByText('Your email is changed.')).toBeVisible();
}

test('who lost an account takes it back by the first mail, up to three days later', async ({
	page,
	browser
}) => {
	const name = unique('owner');
	const { email } = await site.person(name);
	const theirs = `${unique('intruder')}@northfold.example`;
	const intruder = await browser.newPage();
	await takeAway(intruder, email, theirs);

	// The owner's mails, oldest first: of the password, of the request, of the address.
	const [first = '', second = ''] = (await site.mail(email, 3))
		.flatMap(({ links }) => links.filter((link) => link.includes('/undo/')))
		.map((link) => new URL(link).pathname)
		.reverse();
	expect(second).not.toBe('');

	// Late, and while the intruder is still in and changes the password once more: that mail goes to the intruder.
	await site.pass(71 * hour);
	await logIn(intruder, theirs, '/settings/security', intruders);
	await field(intruder, 'Current password').fill(intruders);
	await field(intruder, 'New password').fill(`${intruders}!`);
	await field(intruder, 'Password again').fill(`${intruders}!`);
	await intruder.getByRole('button', { name: 'Change password' }).click();
	await expect(intruder.getByText('Your password is changed.')).toBeVisible();
	const theirUndo = await mailedPath(theirs, '/undo/', 2);

	await page.goto(first);
	await page.goto(first); // looking undoes nothing
	await expect(page.getByRole('main')).toContainText(email);
	await expect(page.getByRole('main')).not.toContainText(theirs);
	await page.getByRole('button', { name: 'Undo the change' }).click();
	await expect(page).toHaveURL(/\/reset-password\//);
	await expect(page.getByText('Undone. Every device is logged out')).toBeVisible();

	await intruder.goto('/profile');
	await expect(intruder).toHaveURL(/\/login/);
	await intruder.goto(theirUndo);
	await expect(heading(intruder)).toHaveText(dead);
	await intruder.goto('/login');
	for (const address of [theirs, email]) {
		await field(intruder, 'Email').fill(address);
		await field(intruder, 'Password').fill(`${intruders}!`);
		await intruder.getByRole('button', { name: 'Log in', exact: true }).click();
		await expect(intruder.getByText('Invalid email or password.')).toBeVisible();
		await intruder.goto('/login');
	}
	await intruder.close();

	await choosePassword(page, owners);
	await expect(page.getByText('Your password is changed. Log in with it.')).toBeVisible();
	await logIn(page, email, '', owners);
	await expect(heading(page)).toHaveText(name);
	await expect(page.getByRole('main')).toContainText(email);
	for (const used of [first, second]) {
		await page.goto(used);
		await expect(heading(page)).toHaveText(dead);
	}
	const [withdrawn] = (await site.mail(theirs, 3)).filter(({ subject }) =>
		subject.startsWith('This address is no longer used')
	);
	expect(withdrawn?.text).not.toContain(email);
});

test('after three days a change stays as it is', async ({ page }) => {
	const { email } = await site.person(unique('late'));
	await takeAway(page, email, `${unique('new')}@northfold.example`);
	const [first] = (await site.mail(email, 3))
		.flatMap(({ links }) => links.filter((link) => link.includes('/undo/')))
		.reverse();
	await site.pass(73 * hour);
	await page.goto(first ?? '');
	await expect(heading(page)).toHaveText(dead);
});

test('a quarter of an hour after the password, a change of email asks for it once more, and keeps what was typed', async ({
	page
}) => {
	const { email } = await site.person(unique('step'));
	const wanted = `${unique('wanted')}@northfold.example`;
	await logIn(page, email, '/settings/account');
	await site.pass(16 * 60);
	await page.goto('/settings/account');
	await field(page, 'New email').fill(wanted);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page).toHaveURL(/\/confirm-identity\?/);
	await expect(page.getByText('What you typed is kept.')).toBeVisible();
	await field(page, 'Password').fill('not the one');
	await page.getByRole('button', { name: 'Confirm' }).click();
	await expect(page.getByText('This is not your password.').first()).toBeVisible();
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Confirm' }).click();
	await expect(page).toHaveURL(/\/settings\/account$/);
	await expect(field(page, 'New email')).toHaveValue(wanted);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByText('A link is on its way.')).toBeVisible();
	await mailedPath(wanted, '/confirm-email-change/');
});
