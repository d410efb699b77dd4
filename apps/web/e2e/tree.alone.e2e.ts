import type { Page } from '@playwright/test';
import { codeNow, firstStep, personWithApp, secondStep } from './authenticator.ts';
import { createTerminal } from './program.ts';
import { expect, field, logIn, mailedPath, openLive, register, site, test } from './site.ts';

// What a screen reader would say of each page, as text that can be read and reviewed. `playwright test -u` writes it anew;
// what differs from run to run (ids, request ids) is then put back as a pattern by hand.

/** The site's clock stands at a fixed day in every run; so does the reader's. */
async function read(page: Page, path: string, name: string) {
	await page.clock.setFixedTime(new Date('2030-01-02T12:00:00Z'));
	await page.goto(path);
	await expect(page.locator('body')).toMatchAriaSnapshot({ name: `${name}.aria.yml` });
}

for (const [name, path] of Object.entries({
	landing: '/',
	login: '/login',
	register: '/register',
	theme: '/theme',
	'forgot-password': '/forgot-password',
	'reset-gone': `/reset-password/${'A'.repeat(43)}`
}))
	test(`${name}, to a visitor`, ({ page }) => read(page, path, name));

test('a refused registration', async ({ page }) => {
	await openLive(page, '/register');
	await field(page, 'Username').fill('ma');
	await field(page, 'Email').fill('mara@northfold');
	await field(page, 'Password').fill('short');
	await field(page, 'Password again').fill('other');
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(page.getByRole('group', { name: /another look/ })).toBeFocused();
	await expect(page.locator('body')).toMatchAriaSnapshot({ name: 'register-refused.aria.yml' });
});

test('what a member and an administrator are told', async ({ page }) => {
	await site.empty();
	const member = await site.person('tree.member');
	await logIn(page, member.email);
	for (const [name, path] of Object.entries({
		profile: '/profile',
		'profile-edit': '/profile/edit',
		activity: '/settings/activity',
		logout: '/logout',
		denied: '/admin'
	}))
		await test.step(name, () => read(page, path, name));
	await page.context().clearCookies();

	const { email } = await site.person('tree.admin', 'administrator');
	await logIn(page, email);
	for (const [name, path] of Object.entries({
		overview: '/admin',
		users: '/admin/users',
		many: `/admin/users/many?act=disable&userId=${member.id}`,
		nobody: '/admin/users?search=nobody-has-this-name',
		person: `/admin/users/${member.id}`,
		'person-disable': `/admin/users/${member.id}?disable`,
		audit: `/admin/audit?who=${member.id}`,
		roles: '/admin/roles',
		'roles-new': '/admin/roles?new'
	}))
		await test.step(name, () => read(page, path, name));
});

test('what is told on the way through a mail', async ({ page }) => {
	await site.empty();
	const email = await register(page, 'tree.newcomer');
	const link = await mailedPath(email, '/verify-email/');
	// With the mail there, the page leads to it; the countdown beside the button is for the eye alone.
	await test.step('waiting', () => read(page, '/verify-email', 'verify-waiting'));
	await test.step('here', () => read(page, link, 'verify-here'));
	await page.context().clearCookies();
	await test.step('elsewhere', () => read(page, link, 'verify-elsewhere'));

	const member = await site.person('tree.forgetful');
	await page.goto('/forgot-password');
	await field(page, 'Email').fill(member.email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	const reset = await mailedPath(member.email, '/reset-password/');
	await test.step('reset', () => read(page, reset, 'reset'));
});

test('what a member is told about what guards the account', async ({ page }) => {
	await site.empty();
	const { email } = await site.person('tree.guarded');
	await logIn(page, email);
	for (const [name, path] of Object.entries({
		settings: '/settings',
		'settings-security': '/settings/security',
		'settings-account': '/settings/account',
		'confirm-identity': '/confirm-identity?next=/settings/account'
	}))
		await test.step(name, () => read(page, path, name));
	await page.goto('/settings/account');
	await field(page, 'New email').fill('tree.new@northfold.example');
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByText('A link is on its way.')).toBeVisible();
	const confirm = await mailedPath('tree.new@northfold.example', '/confirm-email-change/');
	await test.step('change waiting', () => read(page, '/settings/account', 'settings-changing'));
	await test.step('confirm', () => read(page, confirm, 'confirm-email-change'));
	const undo = await mailedPath(email, '/undo/');
	await test.step('undo', () => read(page, undo, 'undo-pending'));
});

test('what a member is told about programs that act for them', async ({ page }) => {
	await site.empty();
	const { email } = await site.person('tree.owner', 'moderator');
	await logIn(page, email);
	await test.step('none', () => read(page, '/settings/tokens', 'settings-tokens-none'));
	await field(page, 'Name').fill('Nightly report');
	await page.getByRole('checkbox', { name: 'See who has an account' }).check({ force: true });
	await page.getByRole('button', { name: 'Make the token' }).click();
	const body = page.locator('body');
	await expect(field(page, 'Token')).toBeVisible();
	await expect(body).toMatchAriaSnapshot({ name: 'settings-tokens-made.aria.yml' });
	await test.step('listed', () => read(page, '/settings/tokens', 'settings-tokens'));
	await page.getByRole('link', { name: 'Revoke: Nightly report' }).click();
	await expect(page.getByRole('region', { name: 'Revoke Nightly report?' })).toBeFocused();
	await expect(body).toMatchAriaSnapshot({ name: 'settings-tokens-revoke.aria.yml' });

	await test.step('code', () => read(page, '/device', 'device'));
	const { userCode } = await createTerminal('users:read', 'roles:write');
	await field(page, 'Code').fill(userCode);
	await page.getByRole('button', { name: 'Continue' }).click();
	await expect(page.getByRole('button', { name: 'Let it in' })).toBeVisible();
	await expect(body).toMatchAriaSnapshot({ name: 'device-asks.aria.yml' });
	await page.getByRole('button', { name: 'Let it in' }).click();
	await expect(page.getByRole('link', { name: 'See your API tokens' })).toBeVisible();
	await expect(body).toMatchAriaSnapshot({ name: 'device-approved.aria.yml' });
});

test('what is told of invitations, to who invites and to who is invited', async ({ page }) => {
	await site.empty();
	const { email } = await site.person('tree.inviter', 'administrator');
	await logIn(page, email);
	await test.step('none', () => read(page, '/admin/users/invited', 'invited-none'));
	await field(page, 'Email').fill('tree.invited@northfold.example');
	await page.getByLabel('Role').selectOption('Moderator');
	await page.getByRole('button', { name: 'Send the invitation' }).click();
	await expect(page.getByText('Invited. The mail')).toBeVisible();
	await test.step('one', () => read(page, '/admin/users/invited', 'invited'));
	const path = await mailedPath('tree.invited@northfold.example', '/invitation/');
	await test.step('logged in', () => read(page, path, 'invitation-logged-in'));
	await page.context().clearCookies();
	await test.step('invited', () => read(page, path, 'invitation'));
});

test('what is told of two-step login, from setting it up to the second step', async ({ page }) => {
	await site.empty();
	const { email } = await site.person('tree.careful');
	await logIn(page, email);
	const body = page.locator('body');
	await test.step('before', () => read(page, '/settings/security/authenticator', 'authenticator'));
	await page.getByRole('button', { name: 'Show the key' }).click();
	await expect(field(page, 'Code')).toBeVisible();
	await expect(body).toMatchAriaSnapshot({ name: 'authenticator-key.aria.yml' });
	const key = (await page.locator('code').innerText()).replaceAll(' ', '');
	await field(page, 'Code').fill(await codeNow(key));
	await page.getByRole('button', { name: 'Turn on two-step login' }).click();
	await expect(page.getByRole('link', { name: 'I have kept them' })).toBeVisible();
	await expect(body).toMatchAriaSnapshot({ name: 'authenticator-codes.aria.yml' });
	await test.step('overview', () => read(page, '/settings', 'settings-two-step'));
	await page.context().clearCookies();

	const guarded = await personWithApp('tree.guarded.twice');
	await firstStep(page, guarded.email);
	await test.step('second step', () => read(page, '/login/two-factor', 'second-step'));
	await page.getByRole('checkbox', { name: 'Remember this device' }).check({ force: true });
	await secondStep(page, await codeNow(guarded.key));
	await page.waitForURL((url) => url.pathname === '/profile');
	await test.step('security', () => read(page, '/settings/security', 'security-two-step'));
});
