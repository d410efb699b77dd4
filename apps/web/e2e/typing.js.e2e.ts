import {
	answerToForm,
	expect,
	field,
	logIn,
	openLive,
	password,
	site,
	test,
	unique
} from './site.ts';

test('a field says what is wrong when it is left, and stops when it is right', async ({ page }) => {
	await openLive(page, '/register');
	const username = field(page, 'Username');
	await username.fill('ma');
	await field(page, 'Email').focus();
	await expect(username).toHaveAccessibleDescription(
		'Too short: a username has at least 4 characters.'
	);
	await username.fill(unique('mara'));
	await expect(username).not.toHaveAccessibleDescription(/Too short/);
	await field(page, 'Email').fill('mara@northfold');
	await field(page, 'Password').focus();
	await expect(field(page, 'Email')).toHaveAccessibleDescription(
		'The part after the @ needs a dot, as in example.org.'
	);
});

test('while typing it is said whether a username is free and how strong a password is', async ({
	page
}) => {
	const { email } = await site.person(unique('taken'));
	const taken = email.split('@')[0] ?? '';
	await openLive(page, '/register');
	const username = field(page, 'Username');
	await username.pressSequentially(taken);
	await expect(username).toHaveAccessibleDescription(`${taken} is taken. Try another.`);
	await username.pressSequentially('.two');
	await expect(username).toHaveAccessibleDescription(`${taken}.two is free.`);
	const chosen = field(page, 'Password');
	await chosen.pressSequentially('password1');
	await expect(chosen).toHaveAccessibleDescription(/^Easy to guess\./);
	await chosen.fill(password);
	await expect(chosen).toHaveAccessibleDescription('Strong: hard to guess, even for a machine.');
});

test('a refused form keeps the password in its field, on this side only', async ({ page }) => {
	await openLive(page, '/login');
	await field(page, 'Email').fill('nobody@northfold.example');
	await field(page, 'Password').fill('wrong one');
	const answered = answerToForm(page);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	expect(await (await answered).text()).not.toContain('wrong one');
	await expect(page.getByText('Invalid email or password.')).toBeVisible();
	await expect(field(page, 'Password')).toHaveValue('wrong one');
});

test('a submit does not reload, a slow one shows that it runs, and two clicks are one', async ({
	page
}) => {
	const { email } = await site.person(unique('slow'));
	await openLive(page, '/login');
	await page.evaluate(() => Reflect.set(window, 'stayed', true));
	let posts = 0;
	let release = () => {};
	const held = new Promise<void>((done) => (release = done));
	await page.route('**/login', async (route) => {
		if (route.request().method() === 'POST') {
			posts++;
			await held;
		}
		await route.continue();
	});
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	const button = page.getByRole('button', { name: /^Log(ging)? in$/ });
	const width = (await button.boundingBox())?.width;
	await button.click();
	await expect(page.getByRole('button', { name: 'Logging in' })).toBeVisible();
	expect((await button.boundingBox())?.width).toBe(width);
	await button.click({ force: true });
	release();
	await expect(page).toHaveURL(/\/profile$/);
	expect(posts).toBe(1);
	expect(await page.evaluate(() => Reflect.get(window, 'stayed'))).toBe(true);
	await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
});

test('an address that was typed goes along to wherever it is asked for next', async ({ page }) => {
	for (const way of ['Email me a link instead', 'Forgotten your password?']) {
		await openLive(page, '/login');
		await field(page, 'Email').fill('mara@northfold.example');
		await page.getByRole('link', { name: way }).click();
		await expect(page).not.toHaveURL(/\/login$/);
		await expect(field(page, 'Email')).toHaveValue('mara@northfold.example');
	}
});

test('when the server does not answer, nothing typed is lost', async ({ page, expected }) => {
	expected.push(/ERR_FAILED|Failed to fetch/);
	await openLive(page, '/login');
	await field(page, 'Email').fill('mara@northfold.example');
	await field(page, 'Password').fill('typed before');
	await page.route('**/login', (route) =>
		route.request().method() === 'POST' ? route.abort() : route.continue()
	);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(
		page.getByText('The server did not answer. What you typed is still here.')
	).toBeVisible();
	await expect(field(page, 'Email')).toHaveValue('mara@northfold.example');
});

test('the list of people is searched while typing, and the address is the view', async ({
	page
}) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const name = unique('kwame');
	await site.person(name);
	await logIn(page, email, '/admin/users');
	await page.getByLabel('Username or email').pressSequentially(name);
	await expect(page).toHaveURL(new RegExp(`search=${name}`));
	await expect(page.getByRole('link', { name })).toBeVisible();
	await expect(page.getByLabel('Username or email')).toBeFocused();
	await expect(page.getByText('1 person on this page.')).toBeAttached();
});

test('everything is reached and done by keyboard alone', async ({ page }) => {
	const { email } = await site.person(unique('keys'));
	await openLive(page, '/login');
	await page.keyboard.press('Tab');
	await expect(page.getByRole('link', { name: 'Skip to the page' })).toBeFocused();
	await field(page, 'Email').focus();
	await page.keyboard.type(email);
	await page.keyboard.press('Tab');
	await page.keyboard.type(password);
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/profile$/);
	await page.getByText('keys', { exact: false }).first().waitFor();
});
