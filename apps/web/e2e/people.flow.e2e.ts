import { actOn, narrow } from './people.ts';
import {
	expect,
	expectAccessible,
	expectRefused,
	field,
	logIn,
	site,
	test,
	unique
} from './site.ts';

const rows = { name: /^Select (?!all on this page)/ };

test('the list is narrowed, sorted and paged by its address, and Back undoes each', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('crowd');
	const two = (count: number) => String(count).padStart(2, '0');
	for (let more = 0; more < 27; more++) await site.person(`${name}.${two(more)}`);
	await logIn(page, email, `/admin/users?search=${name}&sort=username&mine=7`);
	await page.goto(`/admin/users?search=${name}&sort=username&mine=7`);
	await expect(page.getByText('27 people', { exact: true })).toBeVisible();
	await expect(page.getByRole('link', { name: `${name}.00` })).toBeVisible();
	await expect(page.getByRole('checkbox', rows)).toHaveCount(25);

	await page.getByRole('link', { name: 'Next 25' }).click();
	await expect(page.getByRole('checkbox', rows)).toHaveCount(2);
	const second = page.url();
	await page.getByRole('link', { name: 'Back to the start' }).click();
	await expect(page.getByRole('checkbox', rows)).toHaveCount(25);
	await page.goBack();
	await expect(page).toHaveURL(second);
	await expect(page.getByRole('checkbox', rows)).toHaveCount(2);

	await narrow(page, 'State', 'Disabled');
	await expect(page.getByText(`Nobody matches “${name}”`)).toBeVisible();
	await expect(page.getByText('Also on: State: Disabled.')).toBeVisible();
	await page.goBack();
	await expect(page.getByRole('checkbox', rows)).toHaveCount(2);
	await narrow(page, 'Role', 'Member');
	await expect(page.getByRole('checkbox', rows)).toHaveCount(25);
	await narrow(page, 'Joined', 'Last 7 days');
	await expect(page).toHaveURL(/roleId=.+&joinedSince=2029-12-26&sort=username$/);
	await expect(page.getByText('27 people', { exact: true })).toBeVisible();
	await page.getByRole('link', { name: 'Clear: Role' }).click();
	await expect(page).not.toHaveURL(/roleId/);
	await page.getByRole('search').getByRole('link', { name: 'Clear', exact: true }).click();
	await expect(page).toHaveURL(/\/admin\/users\?sort=username$/);
});

test('who has two-step login and who has none is found', async ({ page, javaScriptEnabled }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('steps');
	const [app, key] = [await site.person(`${name}.app`), await site.person(`${name}.key`)];
	await site.person(`${name}.none`);
	await site.authenticator(app.id);
	await site.passkey(key.id, 'A phone');
	await logIn(page, email);
	await page.goto(`/admin/users?search=${name}&sort=username`);
	const found = page.getByRole('checkbox', rows);
	await expect(found).toHaveCount(3);
	await narrow(page, 'Two-step', 'On');
	await expect(found).toHaveCount(2);
	await expect(page.getByRole('link', { name: `${name}.none` })).toHaveCount(0);
	await page.getByRole('link', { name: 'Clear: Two-step' }).click();
	await expect(found).toHaveCount(3);
	await narrow(page, 'Two-step', 'Off');
	await expect(found).toHaveCount(1);
	await expect(page.getByRole('link', { name: `${name}.none` })).toBeVisible();
	if (javaScriptEnabled) await expectAccessible(page);
});

test('an address that makes no sense shows what is left of it, and says so', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('odd');
	for (const more of ['a', 'b', 'c']) await site.person(`${name}.${more}`);
	await logIn(page, email);
	await page.goto(`/admin/users?search=${name}&state=asleep&seenSince=2030-02-31`);
	await expect(page.getByText('was left out: State, Last seen.')).toBeVisible();
	await expect(page.getByRole('checkbox', rows)).toHaveCount(3);
	const cursor = Buffer.from('["username","a","0190a5a0-0000-7000-8000-000000000000"]');
	await page.goto(`/admin/users?search=${name}&sort=oldest&cursor=${cursor.toString('base64url')}`);
	await expect(page.getByText('was left out: where the page begins.')).toBeVisible();
	await expect(page.getByRole('checkbox', rows)).toHaveCount(3);
});

test('several people are disabled at once, after a preview, and enabled again', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('many');
	const names = ['a', 'b', 'c'].map((more) => `${name}.${more}`);
	const people = [];
	for (const each of names) people.push(await site.person(each));
	await logIn(page, email);
	await page.goto(`/admin/users?search=${name}`);
	await actOn(page, names.slice(0, 1), 'Disable');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Disable 1 person');
	await field(page, 'Reason').fill('One of them first.');
	await page.getByRole('button', { name: 'Disable 1 person' }).click();
	await expect(page.getByText('1 person is disabled.')).toBeVisible();

	await actOn(page, names, 'Disable');
	await expect(page.getByText('Disabled already.')).toBeVisible();
	await field(page, 'Reason').fill(' ');
	await page.getByRole('button', { name: 'Disable 2 people' }).click();
	// Refused without a reason: nobody is changed, and the page is as it was.
	await expectRefused(page);
	await expect(field(page, 'Reason')).toHaveAccessibleDescription('Say why, so that they know.');
	await field(page, 'Reason').fill('The project has ended.');
	await page.getByRole('button', { name: 'Disable 2 people' }).click();
	await expect(page.getByText('2 people are disabled.')).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`/admin/users\\?search=${name}$`));
	await expect(page.getByRole('cell', { name: 'Disabled' })).toHaveCount(3);
	const told = (await site.mail(people[2]?.email ?? '')).map(({ text }) => text).join();
	expect(told).toContain('The project has ended.');

	await actOn(page, names, 'Log out everywhere');
	await expect(page.getByText('It would change nobody')).toBeVisible();
	await page.getByRole('link', { name: 'Back to the list' }).click();
	await actOn(page, names, 'Enable');
	await page.getByRole('button', { name: 'Enable 3 people' }).click();
	await expect(page.getByText('3 people are enabled.')).toBeVisible();
	await expect(page.getByRole('cell', { name: 'Active' })).toHaveCount(3);
});

test('what was done to several is undone at once', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('undo');
	const names = ['a', 'b'].map((more) => `${name}.${more}`);
	for (const each of names) await site.person(each);
	await logIn(page, email);
	await page.goto(`/admin/users?search=${name}`);
	await actOn(page, names, 'Disable');
	await field(page, 'Reason').fill('A slip of the finger.');
	await page.getByRole('button', { name: 'Disable 2 people' }).click();
	await expect(page.getByText('2 people are disabled.')).toBeVisible();
	await page.getByRole('button', { name: 'Undo' }).click();
	await expect(page.getByText('2 people are enabled.')).toBeVisible();
	await expect(page).toHaveURL(new RegExp(`/admin/users\\?search=${name}$`));
	await expect(page.getByRole('cell', { name: 'Active' })).toHaveCount(2);
	await expect(page.getByRole('button', { name: 'Undo' })).toHaveCount(0);
});

test('who was refused meanwhile is named, with why', async ({ page, browser }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('late');
	const [one, two] = [await site.person(`${name}.one`), await site.person(`${name}.two`)];
	const moderator = await site.person(unique('mod'), 'moderator');
	await logIn(page, moderator.email);
	await page.goto(`/admin/users/many?act=disable&userId=${one.id}&userId=${two.id}`);
	await field(page, 'Reason').fill('The project has ended.');

	// One of them becomes an administrator before it is confirmed.
	const theirs = await browser.newPage({ extraHTTPHeaders: { 'x-forwarded-for': '10.3.3.3' } });
	await logIn(theirs, email);
	await theirs.goto(`/admin/users/many?act=assign&userId=${two.id}`);
	await theirs.getByRole('combobox', { name: 'Role' }).selectOption('Administrator');
	await theirs.getByRole('button', { name: 'Go on' }).click();
	await theirs.getByRole('button', { name: 'Give Administrator to 1 person' }).click();
	await expect(theirs.getByText('Administrator was given to 1 person.')).toBeVisible();
	await theirs.close();

	await page.getByRole('button', { name: 'Disable 2 people' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('1 person is disabled.');
	const notice = page.getByRole('status').filter({ hasText: '1 person could not be changed.' });
	await expect(notice).toBeFocused();
	await expect(page.getByRole('listitem').filter({ hasText: `${name}.two` })).toContainText(
		'May do things that you may not.'
	);
});

test('a moderator can tick whom they may act on, and is shown no more than that', async ({
	page
}) => {
	const name = unique('mixed');
	const { id } = await site.person(`${name}.member`);
	await site.person(`${name}.boss`, 'administrator');
	const { email } = await site.person(`${name}.self`, 'moderator');
	await logIn(page, email);
	await page.goto(`/admin/users?search=${name}`);
	await expect(page.getByRole('checkbox', rows)).toHaveCount(1);
	await expect(page.getByRole('cell', { name: `You cannot select ${name}.boss` })).toHaveCount(1);
	await expect(page.getByRole('link', { name: 'Export as CSV' })).toHaveCount(0);
	await expect(page.getByRole('link', { name: 'Invite someone' })).toHaveCount(0);
	await page.getByRole('checkbox', rows).check();
	await expect(page.getByRole('button', { name: 'Give a role' })).toHaveCount(0);
	const answers = [`many?act=assign&userId=${id}`, 'export'].map((path) =>
		page.request.get(`/admin/users/${path}`, { headers: { accept: 'text/html' } })
	);
	for (const answer of answers) expect((await answer).status()).toBe(403);
});

test('names that somebody chose to do harm are text in the table, the preview and the file', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('evil');
	const { id } = await site.person(name);
	const hostile = `"><img src=x onerror=alert(1)>{{7*7}}\u202e${name}`;
	await site.rename(id, hostile, `=HYPERLINK("http://evil.example","${name}")`);
	await logIn(page, email);
	await page.goto(`/admin/users?search=${name}`);
	await expect(page.getByRole('link', { name: hostile })).toBeVisible();
	await expect(page.locator('main img')).toHaveCount(0);
	const href = await page.getByRole('link', { name: 'Export as CSV' }).getAttribute('href');
	const answer = await page.request.get(href ?? '');
	expect(answer.headers()).toMatchObject({
		'content-type': 'text/csv; charset=utf-8',
		'content-disposition': 'attachment; filename="users-2030-01-02.csv"',
		'cache-control': 'no-store'
	});
	const [head, line, ...rest] = (await answer.text()).split('\r\n');
	expect(head).toContain('"Id","Username","Email"');
	expect(line).toContain(`"'=HYPERLINK(""http://evil.example"",""${name}"")"`);
	expect(line).toContain(`"""><img src=x onerror=alert(1)>`);
	expect(rest).toEqual(['']);

	await actOn(page, [hostile], 'Disable');
	await expect(page.getByText(hostile)).toBeVisible();
	await expect(page.locator('main img')).toHaveCount(0);
});
