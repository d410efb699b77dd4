import type { Page } from '@playwright/test';
import {
	expect,
	expectRefused,
	field,
	logIn,
	mailedPath,
	password,
	site,
	test,
	unique
} from './site.ts';

/** Somebody who administers, at the list of invitations, has invited this address. */
async function invite(page: Page, email: string, role?: string) {
	const admin = await site.person(unique('admin'), 'administrator');
	await logIn(page, admin.email, '/admin/users/invited');
	await page.getByRole('link', { name: 'Invite someone' }).click();
	await field(page, 'Email').fill(email);
	if (role) await page.getByLabel('Role').selectOption(role);
	await page.getByRole('button', { name: 'Send the invitation' }).click();
	await expect(page.getByText('Invited. The mail with the link is on its way.')).toBeVisible();
	return admin;
}

const find = (page: Page, email: string) =>
	page.goto(`/admin/users/invited?search=${encodeURIComponent(email)}`);

async function choose(page: Page, username: string) {
	await field(page, 'Username').fill(username);
	await field(page, 'Password').fill(password);
	await field(page, 'Password again').fill(password);
	await page.getByRole('button', { name: 'Make the account' }).click();
}

test('somebody is invited with a role, opens the mail, and has an account with it', async ({
	page
}) => {
	const name = unique('elif');
	const email = `${name}@northfold.example`;
	await invite(page, email, 'Moderator');
	await find(page, email);
	const row = page.getByRole('row', { name: email });
	await expect(row).toContainText('Moderator');
	await expect(row).toContainText('Waiting until');
	await page.context().clearCookies();

	await page.goto(await mailedPath(email, '/invitation/'));
	await expect(page.getByRole('main')).toContainText(email);
	await choose(page, 'root');
	await expectRefused(page);
	await expect(field(page, 'Username')).toHaveAccessibleDescription(/kept for the people/);
	await choose(page, name);
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.getByText('Welcome. Your account is made')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Moderator');
	await expect(page.getByRole('main')).toContainText(email);

	await page.goto(await mailedPath(email, '/invitation/'));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'This invitation no longer works'
	);
});

test('one that is sent again has a new link, and the link before is dead', async ({ page }) => {
	const email = `${unique('again')}@northfold.example`;
	await invite(page, email);
	const first = await mailedPath(email, '/invitation/');
	await find(page, email);
	await page.getByRole('button', { name: `Send again: to ${email}` }).click();
	await expect(page.getByText('Sent again. Only the newest link works')).toBeVisible();
	await expect(page).toHaveURL(/search=/);
	const second = await mailedPath(email, '/invitation/', 2);
	expect(second).not.toBe(first);
	await page.context().clearCookies();
	await page.goto(first);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'This invitation no longer works'
	);
	await page.goto(second);
	await choose(page, unique('again'));
	await expect(page).toHaveURL(/\/profile$/);
});

test('one that is withdrawn, and a second one for the same address, are said in words', async ({
	page
}) => {
	const email = `${unique('withdrawn')}@northfold.example`;
	await invite(page, email);
	await field(page, 'Email').fill(email.toUpperCase());
	await page.getByRole('button', { name: 'Send the invitation' }).click();
	await expect(field(page, 'Email')).toHaveAccessibleDescription(/was invited on .* already/);
	await find(page, email);
	await page.getByRole('button', { name: `Withdraw: the invitation of ${email}` }).click();
	await expect(page.getByText('Withdrawn. The link works no more.')).toBeVisible();
	await expect(page.getByText('No invitation matches')).toBeVisible();
	await page.context().clearCookies();
	await page.goto(await mailedPath(email, '/invitation/'));
	await expect(page.getByText('was withdrawn, or a newer one')).toBeVisible();
	await page.getByRole('link', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/login$/);
});

test('who is logged in is told as whom, and goes on as somebody new after logging out', async ({
	page
}) => {
	const email = `${unique('newcomer')}@northfold.example`;
	const admin = await invite(page, email);
	await page.goto(await mailedPath(email, '/invitation/'));
	const heading = page.getByRole('heading', { level: 1 });
	await expect(heading).toHaveText(`You are logged in as ${admin.email.split('@')[0]}`);
	await expect(page.getByRole('main')).toContainText(email);
	await page.getByRole('button', { name: 'Log out and go on' }).click();
	await expect(heading).toHaveText('You are invited');
	const name = unique('newcomer');
	await choose(page, name);
	await expect(heading).toHaveText(name);
});

test('a member sees no list of invitations; who may only look sees no act', async ({ page }) => {
	const email = `${unique('seen')}@northfold.example`;
	await invite(page, email);
	await page.context().clearCookies();
	const noor = await site.person(unique('noor'));
	await logIn(page, noor.email);
	expect((await page.goto('/admin/users/invited'))?.status()).toBe(403);
	await page.context().clearCookies();
	const moderator = await site.person(unique('moderator'), 'moderator');
	await logIn(page, moderator.email);
	await find(page, email);
	await expect(page.getByRole('row', { name: email })).toBeVisible();
	await expect(page.getByRole('button', { name: /Send again|Withdraw/ })).toHaveCount(0);
	await expect(page.getByText('Invite someone')).toHaveCount(0);
});
