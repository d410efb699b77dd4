import type { Page } from '@playwright/test';
import { expect, expectAccessible, field, logIn, mailedPath, site, test, unique } from './site.ts';

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

async function askForLink(page: Page, email: string, next = '') {
	await page.goto(`/login${next ? `?next=${encodeURIComponent(next)}` : ''}`);
	await page.getByRole('link', { name: 'Email me a link instead' }).click();
	await expect(heading(page)).toHaveText('Log in with a link');
	await field(page, 'Email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
	await expect(heading(page)).toHaveText('Check your email');
	await expect(page.getByRole('main')).toContainText(email);
}

test('whoever would rather not type a password is mailed a link, which logs in once and leads on', async ({
	page,
	browser,
	javaScriptEnabled
}) => {
	const { email } = await site.person(unique('luca'));
	await askForLink(page, email, '/settings/sessions');
	if (javaScriptEnabled) await expectAccessible(page);
	const path = await mailedPath(email, '/login/link/');

	// A scanner looks at it first, in every way that it knows: nothing is burnt.
	for (let looks = 0; looks < 2; looks++) await page.request.get(path);
	await page.request.head(path);
	const other = await browser.newPage();
	await other.goto(path);
	await other.close();

	await page.goto(path);
	await expect(heading(page)).toHaveText('Log in');
	await expect(page.getByRole('main')).toContainText(email);
	if (javaScriptEnabled) await expectAccessible(page);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/settings\/sessions$/);
	await expect(page.getByText('With a mailed link')).toBeVisible();

	await page.goto(path);
	await expect(heading(page)).toHaveText('You are logged in');
	await page.getByRole('link', { name: 'Go to your profile' }).click();
	await expect(page).toHaveURL(/\/profile$/);

	await page.context().clearCookies();
	await page.goto(path);
	await expect(heading(page)).toHaveText('This link no longer works');
	await page.getByRole('link', { name: 'Send me a new link' }).click();
	await expect(heading(page)).toHaveText('Log in with a link');
});

test('whether an address has an account is not said to whoever asks for a link', async ({
	page
}) => {
	const known = await site.person(unique('known'));
	const texts: string[] = [];
	for (const email of [known.email, `${unique('other')}@northfold.example`]) {
		await page.goto('/login/link?another');
		await field(page, 'Email').fill(email);
		await page.getByRole('button', { name: 'Send the link' }).click();
		await expect(heading(page)).toHaveText('Check your email');
		const main = await page.getByRole('main').innerText();
		texts.push(main.replaceAll(email, '…').replace(/ in \d+:\d\d| in \d+ seconds?/g, ''));
	}
	expect(texts[0]).toBe(texts[1]);
});

test('a link that is not whole is as dead as one that was used', async ({
	page,
	javaScriptEnabled
}) => {
	await page.goto('/login/link/abc');
	await expect(heading(page)).toHaveText('This link no longer works');
	if (javaScriptEnabled) await expectAccessible(page);
});

test('somebody who is logged in reads who they are before a link makes them somebody else', async ({
	page
}) => {
	const name = unique('noor');
	const noor = await site.person(name);
	const { email } = await site.person(unique('luca'));
	await askForLink(page, email);
	const path = await mailedPath(email, '/login/link/');
	await logIn(page, noor.email);
	await page.goto(path);
	await expect(page.getByText(`You are logged in here as ${name}.`)).toBeVisible();
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.getByRole('main')).toContainText('luca');
});
