import { readFile } from 'node:fs/promises';
import { askForNames, attackOn, event, openFilter, refusedAsks } from './log.ts';
import { expect, field, logIn, site, tabTo, test, unique } from './site.ts';

test('by keyboard alone: the log is narrowed to one person, paged, and a row opened', async ({
	page,
	browser
}) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const name = unique('noor');
	const noor = await site.person(name);
	const theirs = await browser.newPage({ extraHTTPHeaders: { 'x-forwarded-for': '10.3.3.3' } });
	await logIn(theirs, noor.email);
	await refusedAsks(theirs, 26);
	await theirs.close();

	await logIn(page, admin.email, '/admin/audit');
	await openFilter(page, 'By');
	const who = page.getByRole('textbox', { name: 'Who did it' }).filter({ visible: true });
	await tabTo(page, who);
	await page.keyboard.type(noor.email);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\?who=/);
	// Found by an address of mail, said by the username.
	await expect(page.getByRole('search').getByText(`By: ${name}`)).toBeVisible();
	const asked = event(page, `${name} tried to ask for roles.list`);
	await expect(asked).toHaveCount(25);
	await expect(page.getByRole('row', { name: 'Wednesday, 2 January 2030' })).toHaveCount(1);

	const earlier = page.getByRole('link', { name: 'Earlier', exact: true });
	await tabTo(page, earlier);
	await page.keyboard.press('Enter');
	await expect(event(page, `${name} logged in`)).toHaveCount(1);
	await expect(asked).toHaveCount(1);
	await expect(earlier).toHaveCount(0);

	const summary = asked.locator('summary');
	await summary.focus();
	await page.keyboard.press('Enter');
	await expect(asked.getByText('None of their roles allows it.')).toBeVisible();
	await expect(asked.getByText(/^2 January 2030 at \d\d:\d\d:\d\d\.\d{3}/)).toBeVisible();
	await expect(asked.getByText('authz_fail, roles.list')).toBeVisible();
	await expect(asked.getByText(/^[0-9a-f]{10,}$/)).toBeVisible();

	await asked.getByRole('link', { name: 'All from there: 10.3.3.3' }).click();
	await expect(page).toHaveURL(/\?address=10\.3\.3\.3$/);
	await page.goBack();
	await page.getByRole('link', { name: 'Back to the latest' }).click();
	await expect(asked).toHaveCount(25);
	await page.getByRole('link', { name: `Clear: By` }).click();
	await expect(page).toHaveURL(/\/admin\/audit$/);
});

test('an event, an outcome and days narrow it as well, each by its address', async ({ page }) => {
	const admin = await site.person(unique('admin'), 'administrator');
	await logIn(page, admin.email);
	await page.goto(`/admin/audit?who=${admin.id}`);
	for (const [filter, option, query] of [
		['Event', 'Logged in', 'event=authn_login_success'],
		['Outcome', 'Done', 'outcome=done'],
		['When', 'Last 7 days', 'since=2029-12-26']
	] as const) {
		await openFilter(page, filter);
		await page.getByRole('link', { name: option, exact: true }).filter({ visible: true }).click();
		await expect(page).toHaveURL(new RegExp(query));
	}
	await expect(event(page, 'logged in')).toHaveCount(1);
	await page.goto(`/admin/audit?who=${admin.id}&outcome=refused`);
	await expect(page.getByRole('heading', { name: 'No such event' })).toBeVisible();
	await page.getByRole('link', { name: 'Clear the filters' }).click();
	await expect(page).toHaveURL(/\/admin\/audit$/);
});

test('what makes no sense is left out and said; whom nobody knows has no events', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	await logIn(page, email);
	await page.goto('/admin/audit?event=nothing&since=2030-02-31&address=nowhere&cursor=1');
	await expect(page.getByText('was left out: Event, When, Address, where')).toBeVisible();
	await expect(event(page, 'logged in').first()).toBeVisible();
	for (const path of ['/admin/audit', '/admin/audit/export']) {
		await page.goto(`${path}?whom=<b>nobody</b>`);
		await expect(page).toHaveURL(/\/admin\/audit\?whom=/);
		await expect(
			page.getByRole('heading', { name: 'Nobody here is “<b>nobody</b>”' })
		).toBeVisible();
	}
	await page.goto('/admin/audit?whom=0190a5a0-0000-7000-8000-000000000000');
	await expect(page.getByRole('search').getByText('On whom: Someone deleted since')).toBeVisible();
});

test('who asks for too many names waits, with the filters kept', async ({ page }) => {
	const { id, email } = await site.person(unique('admin'), 'administrator');
	await logIn(page, email);
	await askForNames(page, id);
	expect((await page.goto(`/admin/audit?who=${id}&outcome=done`))?.status()).toBe(429);
	await expect(page.getByRole('heading', { name: 'The log could not be read' })).toBeVisible();
	await expect(page.getByText(/^Request [0-9a-f]{10,}$/)).toBeVisible();
	await page.getByRole('link', { name: 'Try again' }).click();
	await expect(page).toHaveURL(new RegExp(`who=${id}&outcome=done$`));
	await page.getByRole('link', { name: 'Clear the filters' }).click();
	await expect(event(page, 'logged in').first()).toBeVisible();
});

test('the view leaves as a file, and the log says so', async ({ page }) => {
	const name = unique('admin');
	const { email } = await site.person(name, 'administrator');
	await logIn(page, email);
	await page.goto(`/admin/audit?who=${name}`);
	const [download] = await Promise.all([
		page.waitForEvent('download'),
		page.getByRole('link', { name: 'Export as CSV' }).click()
	]);
	expect(download.suggestedFilename()).toBe('audit-log-2030-01-02.csv');
	const lines = (await readFile(await download.path(), 'utf8')).split('\r\n');
	expect(lines[0]).toMatch(/^\uFEFF"Id","Time","Event"/);
	expect(lines.slice(1, -1).map((line) => line.split('","')[3])).toEqual([
		'audit.export',
		'auth.login'
	]);
	await page.reload();
	await expect(event(page, `${name} exported the audit log`)).toHaveCount(1);
});

test('a person’s page tells what happened to them, and leads on; who may not see it is told why', async ({
	page,
	request
}) => {
	const adminName = unique('admin');
	const admin = await site.person(adminName, 'administrator');
	const moderator = await site.person(unique('elif'), 'moderator');
	const name = unique('noor');
	const noor = await site.person(name);
	await attackOn(noor.email, request, 3);
	await logIn(page, admin.email, `/admin/users/${noor.id}`);
	await page.getByLabel('Give a role').selectOption('Moderator');
	await page.getByRole('button', { name: 'Give', exact: true }).click();
	const activity = page.getByRole('region', { name: 'Activity' }).getByRole('listitem');
	await expect(activity).toHaveText([
		new RegExp(`${adminName} gave the role Moderator to ${name}`),
		new RegExp(`Somebody typed a wrong password for ${name}, 3 times\\s*Refused`)
	]);
	await page.getByRole('link', { name: 'All that happened to this account' }).click();
	await expect(page.getByText(`On whom: ${name}`)).toBeVisible();
	await event(page, 'gave the role').locator('summary').click();
	await event(page, 'gave the role').getByRole('link', { name, exact: true }).click();
	await expect(page).toHaveURL(new RegExp(`/admin/users/${noor.id}$`));

	await page.context().clearCookies();
	await logIn(page, moderator.email, `/admin/users/${noor.id}`);
	await expect(page.getByRole('region', { name: 'Roles' })).toBeVisible();
	await expect(page.getByRole('region', { name: 'Activity' })).toHaveCount(0);
	await page.locator('summary', { hasText: 'Why?' }).last().click();
	await expect(page.getByText(/^Read the audit log.*given by Administrator/)).toBeVisible();
	expect((await page.goto('/admin/audit'))?.status()).toBe(403);
});

test('an account under attack is named, with what can be done', async ({ page, request }) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const name = unique('noor');
	const noor = await site.person(name);
	await attackOn(noor.email, request, 4);
	await logIn(page, admin.email, '/admin');
	const row = page.getByRole('listitem').filter({ hasText: name });
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
	await expect(row).toHaveCount(0);
	await attackOn(noor.email, request, 21);
	await page.goto('/admin');
	await expect(page.getByText(/(An account is|Accounts are) under attack\./)).toBeVisible();
	await expect(
		row.getByText(/^25 refused logins within the last hour, from 25 addresses/)
	).toBeVisible();
	await row.getByRole('link', { name: `See them in the log: ${name}` }).click();
	await expect(event(page, `Somebody typed a wrong password for ${name}`)).toHaveCount(25);
	await page.goBack();
	await row.getByRole('button', { name: `Send password reset: ${name}` }).click();
	await expect(page.getByText('Sent. Their password stays as it is')).toBeVisible();
	expect(await site.mail(noor.email)).toHaveLength(1);

	await row.getByRole('link', { name: `Disable: ${name}` }).click();
	await field(page, 'Reason').fill('Under attack.');
	await page.getByRole('button', { name: 'Disable', exact: true }).click();
	await expect(page.getByText('This account is disabled')).toBeVisible();
	await page.goto('/admin');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Overview');
	await expect(row).toHaveCount(0);
});
