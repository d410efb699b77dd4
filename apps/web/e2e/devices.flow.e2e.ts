import type { Page } from '@playwright/test';
import {
	answerToForm,
	choosePassword,
	expect,
	field,
	logIn,
	mailedPath,
	site,
	test,
	unique
} from './site.ts';

const another = 'copper meadow signal 91';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const main = (page: Page) => page.getByRole('main');

test('a login with a new device is mailed to the owner, who ends it by the link', async ({
	page,
	browser
}) => {
	const { email } = await site.person(unique('noor'));
	await logIn(page, email);
	const intruder = await browser.newPage();
	await logIn(intruder, email);
	const [mail] = await site.mail(email);
	expect(mail?.subject).toBe('A new device is logged in to your Gatehouse account');
	expect(mail?.text).toMatch(/Device: Chrome on \w+/);

	const path = await mailedPath(email, '/undo/');
	for (let looks = 0; looks < 2; looks++) {
		await page.goto(path);
		await expect(main(page)).toContainText('A device that you had not used before logged in');
	}
	expect((await intruder.goto('/profile'))?.status()).toBe(200);
	await expect(heading(intruder)).toContainText('noor');

	await page.getByRole('button', { name: 'This was not me' }).click();
	await expect(page).toHaveURL(/\/reset-password\//);
	await expect(page.getByText('Undone. Every device is logged out')).toBeVisible();
	await intruder.goto('/profile');
	await expect(intruder).toHaveURL(/\/login/);
	await choosePassword(page, another);
	await expect(page.getByText('Your password is changed. Log in with it.')).toBeVisible();
	await logIn(page, email, '', another);
	await page.goto(path);
	await expect(heading(page)).toHaveText('This link no longer works');
	await intruder.close();
});

test('a device that was used before is known, also after a log-out', async ({ page }) => {
	const { email } = await site.person(unique('noor'));
	await logIn(page, email);
	await page.goto('/logout');
	await main(page).getByRole('button', { name: 'Log out' }).click();
	await logIn(page, email);
	await page.goto('/settings');
	await expect(main(page)).toContainText('Your account looks safe. Nothing to do.');
	expect(await site.posted(email)).toEqual([]);
});

test('"is my account safe?" is answered in sentences, with one thing to do at a time', async ({
	page,
	browser
}) => {
	const name = unique('noor');
	const { email } = await site.person(name);
	await logIn(page, email, '/settings');
	for (const sentence of [
		'Your account looks safe. Nothing to do.',
		`What concerns your account is mailed to ${email}.`,
		'The one you chose when your account was made',
		'You are logged in here, and nowhere else',
		'No login was refused this week',
		'No program can act for you'
	])
		await expect(main(page)).toContainText(sentence);

	const elsewhere = await browser.newPage();
	await elsewhere.goto('/login');
	for (const secret of ['wrong', 'wrong as well', 'quiet harbour lantern 58']) {
		await field(elsewhere, 'Email').fill(email);
		await field(elsewhere, 'Password').fill(secret);
		const answered = answerToForm(elsewhere);
		await elsewhere.getByRole('button', { name: 'Log in', exact: true }).click();
		await answered;
	}
	await elsewhere.waitForURL((url) => url.pathname !== '/login');
	await page.reload();
	await expect(main(page)).toContainText('You are logged in on 2 devices');
	await expect(main(page)).toContainText('2 logins were refused this week');
	await expect(main(page)).toContainText('Your account looks safe. Nothing to do.');

	await page.goto('/settings/account');
	await field(page, 'New email').fill(`${unique('new')}@northfold.example`);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByText('A link is on its way.')).toBeVisible();
	await page.goto('/settings');
	await expect(main(page)).toContainText('One thing to do.');
	await expect(main(page)).toContainText('Your address is about to change.');
	await page.getByRole('link', { name: 'See the change' }).click();
	await expect(page).toHaveURL(/\/settings\/account$/);
	await elsewhere.close();
});
