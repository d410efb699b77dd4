import type { Page } from '@playwright/test';
import { createProgram, createTerminal } from './program.ts';
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

const make = (page: Page) => page.getByRole('button', { name: 'Make the token' }).click();
const scope = (page: Page, name: string) => page.getByRole('checkbox', { name });
const main = (page: Page) => page.getByRole('main');

test('a token is made, seen once, used, and revoked', async ({ page }) => {
	const { email } = await site.person(unique('mara'), 'administrator');
	await logIn(page, email, '/settings/tokens');
	await expect(main(page)).toContainText('No program acts for you');
	for (const box of await page.getByRole('checkbox').all()) await expect(box).not.toBeChecked();
	await field(page, 'Name').fill('Nightly report');
	await scope(page, 'See who has an account').check({ force: true });
	await page.getByLabel('How long it works').selectOption('7 days');
	await make(page);

	await expect(
		page.getByRole('status').filter({ hasText: 'Nightly report is made.' })
	).toBeFocused();
	const token = await field(page, 'Token').inputValue();
	expect(token).toMatch(/^gh_[0-9a-f]{8}_[\w-]{43}$/);
	expect(page.url()).not.toContain(token.slice(3));
	const cookies = await page.context().cookies();
	for (const { value } of cookies) expect(decodeURIComponent(value)).not.toContain(token.slice(12));
	await mailedPath(email, '/settings/tokens');

	await page.getByRole('link', { name: 'I have kept it' }).click();
	await expect(page).toHaveURL(/\/settings\/tokens$/);
	const row = page.getByRole('listitem').filter({ hasText: 'Nightly report' });
	await expect(row).toContainText(`${token.slice(0, 12)}…`);
	await expect(row).toContainText('See who has an account, and their roles');
	await expect(row).toContainText('Never used. Works until 9 January 2030.');
	expect(await page.content()).not.toContain(token.slice(12));

	const program = createProgram(token);
	expect((await program.ask('users.list')).status).toBe(200);
	expect(await program.ask('roles.list')).toMatchObject({
		status: 403,
		refusal: { why: 'missingScope' }
	});
	await page.goto('/settings');
	await expect(main(page)).toContainText('One program can act for you');
	await page.getByRole('link', { name: 'See them: API tokens' }).click();
	await expect(row).toContainText('Last used:');

	await page.getByRole('link', { name: 'Revoke: Nightly report' }).click();
	await expect(page.getByRole('region', { name: 'Revoke Nightly report?' })).toBeFocused();
	await page.getByRole('link', { name: 'Keep it' }).click();
	expect((await program.ask('users.list')).status).toBe(200);
	await page.getByRole('link', { name: 'Revoke: Nightly report' }).click();
	await page.getByRole('button', { name: 'Revoke the token' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Revoked.' })).toBeFocused();
	await expect(row).toBeHidden();
	expect(await program.ask('users.list')).toMatchObject({
		status: 401,
		refusal: { kind: 'signedOut', why: 'badToken' }
	});
});

test('what is wrong with a new token is said where it is, and what was typed stays', async ({
	page
}) => {
	const { email } = await site.person(unique('noor'));
	await logIn(page, email, '/settings/tokens');
	// Only what is one's own to give.
	await expect(page.getByRole('checkbox')).toHaveCount(2);
	await field(page, 'Name').fill('x'.repeat(61));
	await page.getByLabel('How long it works').selectOption('A year');
	await make(page);
	const summary = page.getByRole('group', { name: 'Two things need another look' });
	await expect(summary).toBeFocused();
	await expect(field(page, 'Name')).toHaveAccessibleDescription(/Too long by 1/);
	const group = page.getByRole('group', { name: 'What it may do' });
	await expect(group).toHaveAccessibleDescription('Choose at least one thing it may do.');
	await expect(page.getByLabel('How long it works')).toHaveValue('365');
	await summary.getByRole('link', { name: /at least one/ }).click();
	await expect(group).toBeFocused();
	await field(page, 'Name').fill('Badge printer');
	await scope(page, 'See your profile').check({ force: true });
	await make(page);
	await expect(field(page, 'Token')).toHaveValue(/^gh_/);
});

test('a token that is gone already is said to be', async ({ page, context }) => {
	const { email } = await site.person(unique('luca'));
	await logIn(page, email, '/settings/tokens');
	await field(page, 'Name').fill('Twice');
	await scope(page, 'See your profile').check({ force: true });
	await make(page);
	await page.getByRole('link', { name: 'I have kept it' }).click();
	const revoke = async (tab: Page) => {
		await tab.goto('/settings/tokens');
		await tab.getByRole('link', { name: 'Revoke: Twice' }).click();
		await expect(tab.getByRole('button', { name: 'Revoke the token' })).toBeVisible();
	};
	const other = await context.newPage();
	await revoke(page);
	await revoke(other);
	await other.getByRole('button', { name: 'Revoke the token' }).click();
	await expect(other.getByText('Revoked.')).toBeVisible();
	await page.getByRole('button', { name: 'Revoke the token' }).click();
	await expect(page.getByText('This is not here any more, or never was.')).toBeVisible();
	await expect(page).toHaveTitle(/^Error: API tokens/);
});

test('a terminal is let in by who reads what it asks for', async ({ page }) => {
	const name = unique('mara');
	const { email } = await site.person(name, 'moderator');
	const terminal = await createTerminal('users:read', 'roles:write');
	expect(await terminal.poll()).toEqual({ status: 'pending', interval: 5 });
	// As a visitor, from the address that the terminal shows.
	await page.goto(`/device?code=${terminal.userCode}`);
	await page.waitForURL((url) => url.pathname === '/login');
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(field(page, 'Code')).toHaveValue(terminal.userCode);
	await expect(page.getByRole('button', { name: 'Let it in' })).toBeHidden();

	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Let this terminal in?');
	for (const said of [
		name,
		terminal.userCode,
		terminal.address,
		'Gatehouse on a laptop',
		'Just now'
	])
		await expect(main(page)).toContainText(said);
	await expect(main(page)).toContainText('Only if you started this yourself, just now.');
	await expect(main(page)).toContainText('See who has an account, and their roles');
	await expect(main(page)).toContainText(
		/You may not do it yourself.*Make, change and delete roles/s
	);
	expect(await terminal.poll()).toMatchObject({ status: expect.not.stringContaining('approved') });

	await page.getByRole('button', { name: 'Let it in' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(
		'Done. Go back to your terminal.'
	);
	const { status, token, username } = await terminal.poll();
	expect({ status, username }).toEqual({ status: 'approved', username: name });
	expect((await createProgram(token).ask('users.list')).status).toBe(200);
	await page.getByRole('link', { name: 'See your API tokens' }).click();
	await expect(main(page)).toContainText('Gatehouse on a laptop');
	await page.goto('/device');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Log in a terminal');
});

test('a terminal that nobody asked for is sent away', async ({ page }) => {
	const { email } = await site.person(unique('noor'));
	const terminal = await createTerminal('profile:read');
	await logIn(page, email, '/device');
	// Typed as people type.
	await field(page, 'Code').fill(terminal.userCode.toLowerCase().replace('-', ' '));
	await page.getByRole('button', { name: 'Continue' }).click();
	await page.getByRole('button', { name: 'No, this was not me' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('It was sent away');
	expect(await terminal.poll()).toEqual({ status: 'denied' });
	await page.getByRole('link', { name: 'See what guards your account' }).click();
	await expect(page).toHaveURL(/\/settings\/security$/);
});

test('a code that nothing waits behind says what to do, and so does one that ran out of luck', async ({
	page
}) => {
	const { email } = await site.person(unique('kwame'));
	await logIn(page, email, '/device?code=nonsense');
	await expect(field(page, 'Code')).toHaveValue('');
	await field(page, 'Code').fill('BBBB');
	await page.getByRole('button', { name: 'Continue' }).click();
	await expectRefused(page);
	await expect(field(page, 'Code')).toHaveAccessibleDescription(/eight letters, such as/);
	await field(page, 'Code').fill('BBBB-BBBB');
	await page.getByRole('button', { name: 'Continue' }).click();
	await expectRefused(page);
	await expect(page).toHaveTitle(/^Error: Log in a terminal/);
	await expect(field(page, 'Code')).toHaveAccessibleDescription(/run the command again/);

	// Answered by somebody else while it was being read.
	const terminal = await createTerminal('profile:read');
	await field(page, 'Code').fill(terminal.userCode);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('button', { name: 'Let it in' })).toBeVisible();
	const second = await page.context().newPage();
	await second.goto(`/device?code=${terminal.userCode}`);
	await second.getByRole('button', { name: 'Continue' }).click();
	await second.getByRole('button', { name: 'No, this was not me' }).click();
	await expect(second.getByRole('heading', { level: 1 })).toHaveText('It was sent away');
	await page.getByRole('button', { name: 'Let it in' }).click();
	await expect(field(page, 'Code')).toHaveAccessibleDescription(/run the command again/);
	await expect(page.getByRole('group', { name: 'One thing needs another look' })).toBeFocused();
});
