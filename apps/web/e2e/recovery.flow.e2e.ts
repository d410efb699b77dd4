import type { Page } from '@playwright/test';
import { choosePassword, expect, field, logIn, mailedPath } from './site.ts';
import { password, register, site, test, unique } from './site.ts';

const another = 'slow copper window 73';
const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function askForLink(page: Page, email: string) {
	await page.goto('/forgot-password?another');
	await field(page, 'Email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(heading(page)).toHaveText('Check your email');
}

test('a forgotten password is replaced by the mailed link, once, and every device is logged out', async ({
	page,
	browser
}) => {
	const { email } = await site.person(unique('luca'));
	const elsewhere = await browser.newPage();
	await logIn(elsewhere, email);

	await page.goto('/login');
	await page.getByRole('link', { name: 'Forgotten your password?' }).click();
	await expect(heading(page)).toHaveText('Forgotten your password?'); // both pages have an Email field
	await field(page, 'Email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(page.getByRole('main')).toContainText(email);
	const path = await mailedPath(email, '/reset-password/');
	await page.goto(path);
	await page.goto(path); // looked at by a scanner before: nothing is burnt
	await expect(page.getByRole('main')).toContainText(email);
	await choosePassword(page, another);
	await expect(page).toHaveURL(/\/login$/);
	await expect(page.getByText('Your password is changed. Log in with it.')).toBeVisible();

	await elsewhere.goto('/profile');
	await expect(elsewhere).toHaveURL(/\/login/);
	await elsewhere.close();

	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page.getByText('Invalid email or password.')).toBeVisible();
	await field(page, 'Password').fill(another);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/profile$/);

	await page.goto(path);
	await expect(heading(page)).toHaveText('This link no longer works');
	// Of the browser in which it was chosen this mail tells: another one, of a new device, would be of the same moment.
	const [told] = await site.mail(email, 2);
	expect(told?.subject).toMatch(/password was changed$/);
});

test('whether an address has an account is not said to whoever forgot a password', async ({
	page
}) => {
	const known = await site.person(unique('known'));
	const texts: string[] = [];
	for (const email of [known.email, `${unique('nobody')}@northfold.example`]) {
		await askForLink(page, email);
		await expect(page.getByRole('main')).toContainText(email);
		const text = await page.getByRole('main').innerText();
		const rest = text.replaceAll(email, '').replace(/\b\d+(:\d\d)?( seconds?)?/g, '…');
		// The button counts down once the page is live; that both wait alike is looked at over HTTP.
		texts.push(rest.replace('Send it again in …', 'Send it again'));
	}
	expect(texts[0]).toBe(texts[1]);
});

test('on another device the link asks for the password chosen at registration', async ({
	page,
	browser
}) => {
	const name = unique('second');
	const email = await register(page, name);
	const path = await mailedPath(email, '/verify-email/');
	const phone = await browser.newPage();
	await phone.goto(path);
	await phone.goto(path); // looking burns nothing
	await field(phone, 'Password').fill('not the one');
	await phone.getByRole('button', { name: 'Confirm and log in' }).click();
	await expect(field(phone, 'Password')).toHaveAttribute('aria-invalid', 'true');
	await field(phone, 'Password').fill(password);
	await phone.getByRole('button', { name: 'Confirm and log in' }).click();
	await expect(phone).toHaveURL(/\/profile$/);
	await expect(heading(phone)).toHaveText(name);
	await phone.close();

	// The browser that registered is not logged in by it, and is told where to go on.
	await page.goto('/verify-email');
	await expect(heading(page)).toHaveText('Nothing is left to confirm');
	await expect(page.getByRole('main')).toContainText('seven days have passed');
	await page.goto(path);
	await expect(heading(page)).toHaveText('This link no longer works');
});

test('who does not know that password chooses a new one, and it is the one that holds', async ({
	page,
	browser
}) => {
	const name = unique('renewed');
	const email = await register(page, name);
	const phone = await browser.newPage();
	await phone.goto(await mailedPath(email, '/verify-email/'));
	await phone.getByText('I don’t know it: choose a new one').click();
	await field(phone, 'New password').fill(another);
	await field(phone, 'Password again').fill(another);
	await phone.getByRole('button', { name: 'Confirm with the new password' }).click();
	await expect(phone).toHaveURL(/\/profile$/);
	await phone.close();
	await page.context().clearCookies();
	await logIn(page, email, '', another);
	await expect(heading(page)).toHaveText(name);
});

test('an address that did not register says so, and nothing is left of it', async ({
	page,
	browser
}) => {
	const email = await register(page, unique('stranger'));
	const path = await mailedPath(email, '/verify-email/');
	const theirs = await browser.newPage();
	await theirs.goto(path);
	await theirs.getByRole('button', { name: 'I did not register' }).click();
	await expect(heading(theirs)).toHaveText('The registration is deleted');
	await theirs.goto(path);
	await expect(heading(theirs)).toHaveText('This link no longer works');
	await theirs.close();

	await page.goto('/login');
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page.getByText('Invalid email or password.')).toBeVisible();
});

test('a mistyped address is changed from the waiting page, which keeps the username', async ({
	page
}) => {
	const name = unique('typo');
	const wrong = await register(page, name);
	const first = await mailedPath(wrong, '/verify-email/');
	await page.getByRole('link', { name: 'Change it' }).click();
	await expect(heading(page)).toHaveText('Change your registration');
	await expect(field(page, 'Username')).toHaveValue(name);
	await expect(field(page, 'Email')).toHaveValue(wrong);
	const right = `${unique('right')}@northfold.example`;
	await field(page, 'Email').fill(right);
	await field(page, 'Password').fill(password);
	await field(page, 'Password again').fill(password);
	await page.getByRole('button', { name: 'Register' }).click();
	await expect(page.getByRole('main')).toContainText(right);

	await page.goto(first);
	await expect(heading(page)).toHaveText('This link no longer works');
	await page.goto(await mailedPath(right, '/verify-email/'));
	await page.getByRole('button', { name: 'Confirm and log in' }).click();
	await expect(heading(page)).toHaveText(name);
});
