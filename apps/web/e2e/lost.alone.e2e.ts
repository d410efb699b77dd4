import type { Page } from '@playwright/test';
import { codeNow, firstStep, logInTwice, personWithApp, secondStep } from './authenticator.ts';
import { expect, expectAccessible, logIn, mailedPath, site, test, unique } from './site.ts';

const wait = 72 * 3600;
const heading = (page: Page) => page.getByRole('heading', { level: 1 });
const press = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();

/** The newest link with this beginning, which is not the one before. */
async function mailedAnew(email: string, beginning: string, before = '') {
	let path = '';
	await expect(async () => {
		path = await mailedPath(email, beginning);
		expect(path).not.toBe(before);
	}).toPass();
	return path;
}

/** The undo link of the mail that says this: the login after it is told of by a mail with one as well. */
async function undoOf(email: string, says: string) {
	let link: string | undefined;
	await expect(async () => {
		const mail = (await site.mail(email)).find(({ subject }) => subject.startsWith(says));
		link = mail?.links.find((each) => new URL(each).pathname.startsWith('/undo/'));
		expect(link).toBeDefined();
	}).toPass();
	return new URL(link ?? '').pathname;
}

/** Does the first step and has lost everything for the second. @returns the path of the link that is mailed. */
async function ask(page: Page, email: string, before = '') {
	await firstStep(page, email, '/settings/activity');
	await page.getByRole('link', { name: 'Lost your second factor?' }).click();
	await expect(heading(page)).toHaveText('Lost your second factor?');
	await press(page, 'Ask to turn it off');
	await expect(page.getByText('We mailed you.')).toBeVisible();
	await expect(page.getByText('You asked to turn it off.')).toBeVisible();
	return mailedAnew(email, '/login/two-factor/lost/', before);
}

for (const js of [true, false])
	test.describe(js ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: js });
		// What looks is a script itself.
		const accessible = async (page: Page) => (js ? expectAccessible(page) : undefined);

		test('all is lost: any device says no, and when none does the password is enough after three days', async ({
			page,
			browser
		}) => {
			const { email, key } = await personWithApp(unique('mara'));
			// Axe opens a page of its own beside the one it looks at.
			const device = await browser.newContext({ javaScriptEnabled: js });
			const home = await device.newPage();
			await logInTwice(home, email, await codeNow(key));
			const first = await ask(page, email);
			await accessible(page);
			await page.goto(first);
			await expect(heading(page)).toHaveText('It is not time yet');
			await expect(page.getByText('Works from')).toBeVisible();
			await expect(page.getByRole('button', { name: 'Turn it off' })).toHaveCount(0);
			await accessible(page);

			await home.goto('/settings/security');
			await expect(home.getByRole('main')).toContainText('Somebody who knows your password asked');
			await accessible(home);
			await press(home, 'It was not me: cancel it');
			await expect(home.getByText('Cancelled: two-step login stays on.')).toBeVisible();
			await expect(home.getByText('Somebody who knows your password asked')).toHaveCount(0);
			await device.close();
			await page.goto(first);
			await expect(heading(page)).toHaveText('This link no longer works');
			await accessible(page);

			const second = await ask(page, email, first);
			await site.pass(wait);
			await page.goto(second);
			await expect(heading(page)).toHaveText('Turn two-step login off');
			await accessible(page);
			await press(page, 'Turn it off');
			await expect(page.getByText('Two-step login is off.')).toBeVisible();
			await logIn(page, email, '/settings/security');
			await expect(page).toHaveURL(/\/settings\/security$/);
			await page.goto(await undoOf(email, 'Two-step login was turned off'));
			await expect(page.getByText('A second factor of your account was changed.')).toBeVisible();
		});

		test('a recovery code is found after all: it leads on, and cancels what was asked', async ({
			page
		}) => {
			const { email, recoveryCodes } = await personWithApp(unique('noor'));
			const link = await ask(page, email);
			await page.getByRole('link', { name: 'Enter a recovery code' }).click();
			await secondStep(page, recoveryCodes[0] ?? '');
			await expect(page).toHaveURL(/\/settings\/activity$/);
			await page.goto(link);
			await expect(heading(page)).toHaveText('This link no longer works');
		});

		test('whoever did not ask cancels it by the mail, and is led to a new password', async ({
			page
		}) => {
			const { email } = await personWithApp(unique('kwame'));
			await page.goto(await ask(page, email));
			await press(page, 'It was not me: cancel it');
			await expect(page).toHaveURL(/\/forgot-password$/);
			await expect(page.getByText('Cancelled: two-step login stays on.')).toBeVisible();
		});

		test('whoever waits too long over the page is told so where they begin again', async ({
			page
		}) => {
			const { email } = await personWithApp(unique('luca'));
			await firstStep(page, email, '/settings');
			await page.getByRole('link', { name: 'Lost your second factor?' }).click();
			await site.pass(10 * 60 + 1);
			await press(page, 'Ask to turn it off');
			await expect(page).toHaveURL(/\/login\?next=%2Fsettings$/);
			await expect(page.getByText(/Log in again\./)).toBeVisible();
		});
	});
