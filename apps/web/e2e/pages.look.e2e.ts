import { askForNames, attackOn, event } from './log.ts';
import { look, lookAtBoth } from './look.ts';
import { createTerminal } from './program.ts';
import { expect, field, logIn, mailedPath, openLive, untilLive } from './site.ts';
import { origin, register, site, test, unique } from './site.ts';

const dead = 'A'.repeat(43);
const unknown = '0190a5a0-0000-7000-8000-000000000000';
const publicPages = [
	'/',
	'/login',
	'/login/link',
	`/login/link/${dead}`,
	'/register',
	'/theme',
	'/nothing-here',
	'/forgot-password',
	'/verify-email',
	`/verify-email/${dead}`,
	`/verify-email/${dead}?disowned`,
	`/reset-password/${dead}`,
	`/confirm-email-change/${dead}`,
	`/undo/${dead}`,
	`/invitation/${dead}`
];
const membersPages = [
	'/profile',
	'/profile/edit',
	'/logout',
	'/admin',
	'/settings',
	'/settings/security',
	'/settings/security/passkeys',
	'/settings/sessions',
	'/settings/activity',
	'/settings/tokens',
	'/settings/account',
	'/device',
	'/confirm-identity?next=/settings/account'
];
const administratorsPages = [
	'/admin',
	'/admin/users',
	'/admin/users/invited',
	'/admin/roles',
	'/admin/roles?new',
	'/admin/audit'
];

for (const path of publicPages)
	test(`a visitor at ${path.replace(dead, 'dead')}`, async ({ page }) => {
		await look(page, path);
	});

for (const path of membersPages)
	test(`a member at ${path}`, async ({ page }) => {
		const { email } = await site.person(unique('noor'));
		await logIn(page, email);
		await look(page, path);
	});

for (const path of administratorsPages)
	test(`an administrator at ${path}`, async ({ page }) => {
		const { email } = await site.person(unique('admin'), 'administrator');
		await logIn(page, email);
		await look(page, path);
	});

test('people: narrowed and ticked', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('crowd');
	for (const more of ['one', 'two']) await site.person(`${name}.${more}`);
	await logIn(page, email);
	await look(page, `/admin/users?search=${name}&state=active&joinedSince=2024-01-01&sort=lastSeen`);
	await page.getByRole('checkbox', { name: `Select ${name}.one` }).check();
	await lookAtBoth(page);
	if (await page.getByText('Act on them').isVisible()) {
		await page.getByText('Act on them').click();
		await lookAtBoth(page);
	}
	await look(page, `/admin/users?search=${name}&state=asleep&seenSince=2031-01-01`);
});

test('people: before an act over many, and after it', async ({ page, scripts }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const [one, two] = [await site.person(unique('one')), await site.person(unique('two'))];
	await logIn(page, email);
	const ids = `userId=${one.id}&userId=${two.id}&userId=${unknown}`;
	await look(page, `/admin/users/many?act=disable&${ids}`);
	await look(page, `/admin/users/many?act=assign&${ids}`);
	await look(page, `/admin/users/many?act=enable&${ids}`);
	await look(page, '/admin/users/many');
	if (!scripts) return;
	await openLive(page, `/admin/users/many?act=disable&${ids}`);
	await page.getByRole('button', { name: 'Disable 2 people' }).click();
	await expect(page.getByRole('group', { name: 'One thing needs another look' })).toBeVisible();
	await lookAtBoth(page);
});

test('a person as they are, and before they are deleted', async ({ page, browser }) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const person = await site.person(`${unique('someone.with.a.long')}`, 'moderator');
	const theirs = await browser.newPage();
	await logIn(theirs, person.email);
	await site.lostMail(person.email, person.id);
	await logIn(page, admin.email);
	const place = `/admin/users/${person.id}`;
	await look(page, place);
	await page.locator('summary', { hasText: 'Why?' }).first().click();
	await lookAtBoth(page);
	await look(page, `${place}?delete`);
	await look(page, `/admin/users/${admin.id}`);
	await theirs.close();
});

test('the site as somebody else sees it, from the reason to the end', async ({ page, scripts }) => {
	const { email } = await site.person(unique('chief'), 'administrator');
	const { id } = await site.person(unique('luca'), 'moderator');
	await logIn(page, email, `/admin/users/${id}?view`);
	await lookAtBoth(page);
	// Before the script is there the browser itself asks for the reason.
	if (scripts) {
		await untilLive(page);
		await page.getByRole('button', { name: 'Begin to view' }).click();
		await expect(page.getByRole('group', { name: 'One thing needs another look' })).toBeVisible();
		await lookAtBoth(page);
	}
	await field(page, 'Reason').fill('They asked why a page is missing.');
	await page.getByRole('button', { name: 'Begin to view' }).click();
	await page.waitForURL((url) => url.pathname === '/profile');
	for (const path of ['/profile', '/settings', '/admin', '/viewing']) await look(page, path);
	await page.getByRole('button', { name: 'Stop viewing' }).first().click();
	await expect(page.getByText('You are yourself again.')).toBeVisible();
	await lookAtBoth(page);
});

test('a person before they are disabled, disabled, and gone', async ({ page }) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const person = await site.person(unique('someone'));
	await logIn(page, admin.email);
	await page.goto(`/admin/users/${person.id}?disable`);
	await lookAtBoth(page);
	await page.getByRole('textbox', { name: 'Reason' }).fill('<b>Two</b> people shared it.');
	await page.getByRole('button', { name: 'Disable', exact: true }).click();
	await expect(page.getByText('This account is disabled')).toBeVisible();
	await lookAtBoth(page);
	await look(page, `/admin/users/${unknown}`);
});

test('the log: narrowed, opened, with filters open, and with nothing in it', async ({ page }) => {
	const admin = await site.person(`${unique('admin.with.a.long')}`, 'administrator');
	await logIn(page, admin.email);
	await page.request.get('/admin/audit/export');
	await look(page, `/admin/audit?who=${admin.id}&outcome=done&since=2029-01-01`);
	for (const row of await event(page, 'admin.with').locator('summary').all()) await row.click();
	await lookAtBoth(page);
	for (const chip of ['On whom', 'Event', 'Filter']) {
		const summary = page.getByRole('search').locator('summary').filter({ visible: true });
		const opens = summary.filter({ hasText: new RegExp(`^\\s*${chip}`) });
		if ((await opens.count()) === 0) continue;
		await opens.click();
		await lookAtBoth(page);
	}
	await look(page, '/admin/audit?who=nobody&event=nothing');
	await look(page, `/admin/audit?who=${admin.id}&outcome=refused`);
	await askForNames(page, admin.id);
	await look(page, `/admin/audit?who=${admin.id}`);
});

test('an account under attack: in the overview, on its page, and to its owner', async ({
	page,
	request
}) => {
	const admin = await site.person(unique('admin'), 'administrator');
	const person = await site.person(`${unique('someone.with.a.long')}`);
	await attackOn(person.email, request, 6);
	await logIn(page, admin.email);
	await look(page, '/admin');
	await look(page, `/admin/users/${person.id}`);
	await page.context().clearCookies();
	await logIn(page, person.email);
	await look(page, '/settings/activity');
});

test('an overview of lost mail, invitations and the week', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	await site.lostMail(
		`${unique('a-very-long-name-of-nobody')}@northfold.example`,
		null,
		'x'.repeat(300)
	);
	await site.invitations(1, 2);
	await logIn(page, email);
	await look(page, '/admin');
	await page
		.getByRole('button', { name: /^Done with it/ })
		.first()
		.click();
	await expect(page.getByRole('status')).toBeVisible();
	await lookAtBoth(page);
});

test('a refused form is accessible in both themes', async ({ page }) => {
	await page.goto('/register');
	await field(page, 'Username').fill('mara');
	await field(page, 'Email').fill('mara@northfold.example');
	await field(page, 'Password').fill('mara2024');
	await field(page, 'Password again').fill('mara2025');
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(page.getByRole('group', { name: /another look/ })).toBeVisible();
	await lookAtBoth(page);
});

test('who registered, waiting, changing, and at the link, here and elsewhere', async ({ page }) => {
	const email = await register(page, unique('mara'));
	await lookAtBoth(page);
	await look(page, '/register?change');
	const path = await mailedPath(email, '/verify-email/');
	await look(page, path);
	await page.context().clearCookies(); // as on another device
	await page.goto(path);
	await page.getByText('I don’t know it: choose a new one').click();
	await lookAtBoth(page);
});

test('who was invited: in the list, at the link logged in and not, and refused', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const elif = `${unique('elif')}@northfold.example`;
	await logIn(page, email, '/admin/users/invited');
	for (let time = 0; time < 2; time++) {
		await field(page, 'Email').fill(elif);
		await page.getByLabel('Role').selectOption('Moderator');
		await page.getByRole('button', { name: 'Send the invitation' }).click();
		await expect(
			page.getByText(time === 0 ? 'Invited. The mail' : 'One thing needs another look')
		).toBeVisible();
	}
	await lookAtBoth(page);
	await look(page, `/admin/users/invited?search=${elif}`);
	await look(page, '/admin/users/invited?search=nobody-has-this-address');
	const path = await mailedPath(elif, '/invitation/');
	await look(page, path);
	await page.context().clearCookies();
	await look(page, path);
	await field(page, 'Username').fill('root');
	await field(page, 'Password').fill('mara2024');
	await field(page, 'Password again').fill('mara2025');
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page.getByRole('group', { name: /another look/ })).toBeVisible();
	await lookAtBoth(page);
});

test('who forgot a password, waiting and at the link', async ({ page }) => {
	const { email } = await site.person(unique('luca'));
	await page.goto('/forgot-password');
	await field(page, 'Email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
	await lookAtBoth(page);
	await look(page, await mailedPath(email, '/reset-password/'));
});

test('who asked for a new link', async ({ page }) => {
	await page.goto('/verify-email');
	await field(page, 'Email').fill(`${unique('nobody')}@northfold.example`);
	await page.getByRole('button', { name: 'Send a new link' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
	await lookAtBoth(page);
});

test('a change of email that waits, its links, and undoing it', async ({ page }) => {
	const { email } = await site.person(unique('noor'));
	const wanted = `${unique('wanted')}@northfold.example`;
	await logIn(page, email, '/settings/account');
	await field(page, 'New email').fill(wanted);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByText('A link is on its way.')).toBeVisible();
	await lookAtBoth(page);
	await look(page, '/settings');
	await look(page, '/profile');
	const undo = await mailedPath(email, '/undo/');
	await look(page, undo);
	await look(page, await mailedPath(wanted, '/confirm-email-change/'));
	await page.getByRole('button', { name: 'Confirm the new email' }).click();
	await expect(page.getByText('Your email is changed.')).toBeVisible();
	await look(page, undo);
	await page.getByRole('button', { name: 'Undo the change' }).click();
	await expect(page.getByText('Undone. Every device is logged out')).toBeVisible();
	await lookAtBoth(page);
});

test('a login with a new device: its link, and its end', async ({ page, browser }) => {
	const { email } = await site.person(unique('elif'));
	await logIn(page, email);
	const elsewhere = await browser.newPage();
	await logIn(elsewhere, email);
	await elsewhere.close();
	await look(page, await mailedPath(email, '/undo/'));
	await look(page, '/settings');
});

test('a token: refused, made, listed, and about to be revoked', async ({ page }) => {
	const { email } = await site.person(unique('elif'), 'administrator');
	await logIn(page, email, '/settings/tokens');
	const make = page.getByRole('button', { name: 'Make the token' });
	await field(page, 'Name').fill('Nightly report');
	await make.click();
	await expect(page.getByRole('group', { name: 'One thing needs another look' })).toBeVisible();
	await lookAtBoth(page);
	for (const box of await page.getByRole('checkbox').all()) await box.check({ force: true });
	await make.click();
	await expect(field(page, 'Token')).toBeVisible();
	await lookAtBoth(page);
	await look(page, '/settings/tokens');
	await page.getByRole('link', { name: 'Revoke: Nightly report' }).click();
	await expect(page.getByRole('button', { name: 'Revoke the token' })).toBeVisible();
	await lookAtBoth(page);
	await look(page, '/settings');
});

test('a terminal that asks, and how it went', async ({ page }) => {
	const { email } = await site.person(unique('luca'));
	await logIn(page, email);
	for (const [answer, ending] of [
		['Let it in', 'Done. Go back to your terminal.'],
		['No, this was not me', 'It was sent away']
	] as const) {
		const { userCode } = await createTerminal('profile:read', 'users:read');
		await page.goto(`/device?code=${userCode}`);
		await page.getByRole('button', { name: 'Continue' }).click();
		await expect(page.getByRole('button', { name: answer })).toBeVisible();
		await lookAtBoth(page);
		await page.getByRole('button', { name: answer }).click();
		await expect(page.getByRole('heading', { level: 1 })).toHaveText(ending);
		await lookAtBoth(page);
	}
});

test.describe('on this machine', () => {
	// Not through a proxy: there the mailbox is closed.
	test.use({ extraHTTPHeaders: {} });

	test('the local mailbox, with mail and without', async ({ page, request }) => {
		const { email } = await site.person(unique('mailbox'));
		const to = encodeURIComponent(email);
		await look(page, `/dev/mailbox?to=${to}`);
		await request.post('/forgot-password', { headers: { origin }, form: { email } });
		await site.mail(email);
		// As text: the frame of the other is without scripts, and with them without a look inside.
		await look(page, `/dev/mailbox?to=${to}&as=text`);
		const [mail] = await (await request.get(`/dev/mailbox.json?to=${to}`)).json();
		await look(page, `/dev/mailbox?mail=${mail.id}&as=text`);
	});
});
