import {
	expect,
	expectAccessible,
	field,
	logIn,
	mailedPath,
	password,
	site,
	test
} from './site.ts';

const week = 7 * 24 * 3600;

test.beforeEach(() => site.empty());
test.afterEach(() => site.empty());

test('an invitation that has run out says so and whom to ask, and holds again when it is sent again', async ({
	page
}) => {
	const { email } = await site.person('gate.mara', 'administrator');
	const elif = 'gate.elif@northfold.example';
	await logIn(page, email, '/admin/users/invited');
	await expect(page.getByText('Nobody is waiting')).toBeVisible();
	await field(page, 'Email').fill(elif);
	await page.getByRole('button', { name: 'Send the invitation' }).click();
	await expect(page.getByText('Invited. The mail')).toBeVisible();
	const link = await mailedPath(elif, '/invitation/');
	await page.context().clearCookies();

	await site.pass(week);
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('This invitation has run out');
	await expect(page.getByText('gate.mara can send it again')).toBeVisible();
	await expectAccessible(page);

	await logIn(page, email, '/admin/users/invited');
	await expect(page.getByRole('row', { name: elif })).toContainText('Ran out');
	await page.getByRole('button', { name: 'Send again' }).click();
	await expect(page.getByText('Sent again.')).toBeVisible();
	await page.context().clearCookies();
	await page.goto(await mailedPath(elif, '/invitation/', 2));
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are invited');
});

test('where registration is by invitation nothing leads to a form, and an invitation still does', async ({
	page
}) => {
	await site.registration('invitation');
	const { email } = await site.person('gate.mara', 'administrator');
	for (const path of ['/', '/login', '/verify-email', `/verify-email/${'A'.repeat(43)}`]) {
		await page.goto(path);
		await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
		await expect(page.getByRole('link', { name: /register/i })).toHaveCount(0);
	}
	await page.goto('/register');
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Registration is by invitation');
	await expect(page.getByRole('textbox')).toHaveCount(0);
	await expectAccessible(page);
	const posted = await page.request.post('/register', {
		headers: { origin: new URL(page.url()).origin },
		form: { username: 'uninvited', email: 'u@x.example', password, confirmPassword: password }
	});
	expect(posted.status()).toBe(403);

	await logIn(page, email, '/admin/users/invited');
	const noor = 'gate.noor@northfold.example';
	await field(page, 'Email').fill(noor);
	await page.getByRole('button', { name: 'Send the invitation' }).click();
	await expect(page.getByText('Invited. The mail')).toBeVisible();
	await page.context().clearCookies();
	await page.goto(await mailedPath(noor, '/invitation/'));
	await field(page, 'Username').fill('gate.noor');
	await field(page, 'Password').fill(password);
	await field(page, 'Password again').fill(password);
	await page.getByRole('button', { name: 'Make the account' }).click();
	await expect(page).toHaveURL(/\/profile$/);
});
