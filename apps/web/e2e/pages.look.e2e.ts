import type { Page } from '@playwright/test';
import { expect, expectAccessible, field, logIn, site, test, unique } from './site.ts';

const publicPages = ['/', '/login', '/register', '/theme', '/nothing-here'];
const membersPages = ['/profile', '/profile/edit', '/logout', '/admin'];
const administratorsPages = ['/admin', '/admin/users', '/admin/roles', '/admin/roles?new'];

/** Nothing is wider than the screen, and the one heading is there. */
async function expectToFit(page: Page) {
	const over = await page.evaluate(() => {
		const { scrollWidth, clientWidth } = document.documentElement;
		return scrollWidth - clientWidth;
	});
	expect(over).toBeLessThanOrEqual(0);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

/** Both themes in one visit: the server draws a theme as one attribute of the page, and nothing else depends on it. */
async function look(page: Page, path: string) {
	await page.goto(path);
	await lookAtBoth(page);
}

async function lookAtBoth(page: Page) {
	for (const theme of ['light', 'dark']) {
		await page.evaluate(async (name) => {
			document.documentElement.dataset.theme = name;
			// Colours fade into each other: it is looked at when they have.
			const fading = document.getAnimations().filter((each) => each instanceof CSSTransition);
			await Promise.all(fading.map(({ finished }) => finished));
		}, theme);
		await expectAccessible(page);
		await expectToFit(page);
	}
}

for (const path of publicPages)
	test(`a visitor at ${path}`, async ({ page }) => {
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

test('an administrator at one person of the list', async ({ page }) => {
	const { email } = await site.person(unique('admin'), 'administrator');
	const other = await site.person(unique('elif'), 'moderator');
	await logIn(page, email);
	await look(page, `/admin/users?search=${other.email}&open=${other.id}`);
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
