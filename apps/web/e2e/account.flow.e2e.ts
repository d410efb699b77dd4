import {
	answerToForm,
	expect,
	field,
	logIn,
	mailedPath,
	password,
	register,
	site,
	test,
	unique
} from './site.ts';

test('a person registers, confirms the address, edits the profile, logs out, and logs in again', async ({
	page
}) => {
	const name = unique('mara');
	await page.goto('/');
	await page.getByRole('main').getByRole('link', { name: 'Register' }).click();
	await field(page, 'Username').fill(name);
	await field(page, 'Email').fill(`${name}@Northfold.example`);
	await field(page, 'Password').fill(password);
	await field(page, 'Password again').fill(password);
	await page.getByRole('button', { name: 'Register' }).click();

	await expect(page).toHaveURL(/\/verify-email$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Check your email');
	await expect(page.getByRole('main')).toContainText(`${name}@Northfold.example`);
	await page.goto('/profile');
	await expect(page).toHaveURL(/\/login\?next=%2Fprofile$/); // not before the address is proven

	const link = await mailedPath(`${name}@northfold.example`, '/verify-email/');
	await page.goto(link);
	await page.getByRole('button', { name: 'Confirm and log in' }).click();
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
	await expect(page.getByText('Welcome. Your email is confirmed')).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Member');
	await expect(page.getByRole('main')).toContainText(`${name}@Northfold.example`);

	// Whoever clicks twice in the mail is not told that something is wrong.
	await page.goto(link);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('You are logged in');
	await page.getByRole('link', { name: 'Go to your profile' }).click();

	await page.getByRole('link', { name: 'Edit profile' }).click();
	await field(page, 'About me').fill('I look after the rehearsal rooms.\nAsk me about keys.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('Ask me about keys.');
	await page.reload();
	await expect(page.getByText('Saved.', { exact: true })).toBeHidden();

	await page.goto('/logout');
	await page.getByRole('main').getByRole('button', { name: 'Log out' }).click();
	await expect(page).toHaveURL(/\/login$/);
	await expect(page.getByText('You are logged out.')).toBeVisible();
	await page.goto('/profile/edit');
	await expect(page).toHaveURL(/\/login\?next=%2Fprofile%2Fedit$/);

	await field(page, 'Email').fill(`${name}@northfold.example`);
	await field(page, 'Password').fill(password);
	await page.getByLabel('Remember me').check({ force: true });
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/profile\/edit$/);
	const cookie = (await page.context().cookies()).find(({ name }) => name === 'session');
	expect(cookie).toMatchObject({ name: 'session', httpOnly: true, sameSite: 'Lax', path: '/' });
	expect(cookie?.expires).toBeGreaterThan(0);
});

test('who registers on the way to a page arrives there', async ({ page }) => {
	const email = await register(page, unique('onward'), '/profile/edit');
	await page.goto(await mailedPath(email, '/verify-email/'));
	await page.getByRole('button', { name: 'Confirm and log in' }).click();
	await expect(page).toHaveURL(/\/profile\/edit$/);
});

test('a refused registration comes back filled, each message on its field, and never with the password', async ({
	page
}) => {
	const { email } = await site.person(unique('taken'));
	const name = email.split('@')[0] ?? '';
	await page.goto('/register');
	await field(page, 'Username').fill(name.toUpperCase());
	await field(page, 'Email').fill('new@northfold.example');
	await field(page, 'Password').fill(password);
	await field(page, 'Password again').fill(`${password} `);
	await page.getByRole('button', { name: 'Register' }).click();

	await expect(page).toHaveTitle(/^Error: Register/);
	const summary = page.getByRole('group', { name: /another look/ });
	await expect(summary).toBeFocused();
	await expect(field(page, 'Password again')).toHaveAccessibleDescription(/Not the same/);
	await expect(field(page, 'Username')).toHaveValue(name.toUpperCase());
	await summary.getByRole('link', { name: /Password again/ }).click();
	await expect(field(page, 'Password again')).toBeFocused();
	expect(await page.content()).not.toContain(password);
});

test('a taken username is said on its field, also in another case', async ({ page }) => {
	const { email } = await site.person(unique('taken'));
	const name = (email.split('@')[0] ?? '').toUpperCase();
	await page.goto('/register');
	await field(page, 'Username').fill(name);
	await field(page, 'Email').fill(`${unique('new')}@northfold.example`);
	await field(page, 'Password').fill(password);
	await field(page, 'Password again').fill(password);
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(field(page, 'Username')).toHaveAccessibleDescription(
		`${name} is taken. Try another.`
	);
	await expect(field(page, 'Email')).not.toHaveValue('');
});

test('a wrong password says so once, in one text, and keeps the address', async ({ page }) => {
	const { email } = await site.person(unique('luca'));
	await page.goto('/login?next=/profile/edit');
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill('wrong');
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page.getByText('Invalid email or password.')).toBeVisible();
	await expect(field(page, 'Email')).toHaveValue(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/profile\/edit$/);
});

test('a password can be pasted, and its field says to those who keep passwords which one it is', async ({
	page
}) => {
	await page.goto('/login');
	await field(page, 'Email').fill(password);
	await field(page, 'Email').press('ControlOrMeta+a');
	await field(page, 'Email').press('ControlOrMeta+c');
	await field(page, 'Password').press('ControlOrMeta+v');
	await expect(field(page, 'Password')).toHaveValue(password);
	await expect(field(page, 'Password')).toHaveAttribute('autocomplete', 'current-password');
	await expect(field(page, 'Email')).toHaveAttribute('autocomplete', /^username/);
});

test('after logging out Back shows nothing of what was there', async ({ page }) => {
	const { email } = await site.person(unique('luca'));
	await page.goto('/login');
	await logIn(page, email);
	await expect(page.getByRole('main')).toContainText(email);
	await page.goto('/logout');
	await page.getByRole('main').getByRole('button', { name: 'Log out' }).click();
	await page.waitForURL((url) => url.pathname === '/login');
	for (const back of [2, 1]) {
		await page.evaluate((steps) => history.go(-steps), back);
		await expect(page).toHaveURL(/\/login(\?next=.*)?$/);
		await expect(page.getByRole('button', { name: 'Log in', exact: true })).toBeVisible();
		expect(await page.content()).not.toContain(email);
		expect(
			(await page.context().cookies()).filter(({ name }) => name.endsWith('session'))
		).toHaveLength(0);
	}
});

test('the theme is chosen without a script and remembered', async ({ page }) => {
	await page.goto('/theme?back=/login');
	const kept = answerToForm(page);
	await page.getByRole('main').getByRole('button', { name: 'Dark' }).click();
	await kept;
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await page.goto('/login');
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('what was typed when the session had ended is back after logging in', async ({ page }) => {
	const { email } = await site.person(unique('ended'));
	await page.goto('/login?next=/profile/edit');
	const logInHere = async () => {
		await field(page, 'Email').fill(email);
		await field(page, 'Password').fill(password);
		await page.getByRole('button', { name: 'Log in', exact: true }).click();
		await page.waitForURL((url) => url.pathname === '/profile/edit');
	};
	await logInHere();
	await field(page, 'About me').fill('Two lines\nthat took a while.');
	await page.context().clearCookies({ name: 'session' });
	await page.getByRole('button', { name: 'Save' }).click();
	await page.waitForURL((url) => url.pathname === '/login');
	await logInHere();
	await expect(field(page, 'About me')).toHaveValue('Two lines\nthat took a while.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('main')).toContainText('that took a while.');
	await page.goto('/profile/edit');
	await expect(field(page, 'About me')).toHaveValue('Two lines\nthat took a while.');
});
