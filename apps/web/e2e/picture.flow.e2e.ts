import { colourAt, picture, svg } from '@gatehouse/pictures/testing';
import type { Page } from '@playwright/test';
import { expect, field, logIn, site, test, unique } from './site.ts';

const photo = async () => ({
	name: 'photo.jpg',
	mimeType: 'image/jpeg',
	buffer: await picture('jpeg')
});

/** The address of the picture beside the page's content, once there is one. */
async function shownOn(page: Page): Promise<string> {
	const image = page.locator('.left img');
	await expect(image).toBeAttached();
	return (await image.getAttribute('src')) ?? '';
}

test('a person chooses a picture and saves it with the rest, sees it, replaces it, and removes it', async ({
	page
}) => {
	const { email } = await site.person(unique('noor'));
	await logIn(page, email, '/profile/edit');
	await expect(page.getByRole('button', { name: 'Remove picture' })).toBeHidden();
	await page.getByLabel('Picture').setInputFiles(await photo());
	await field(page, 'About me').fill('I keep the keys.');
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
	await expect(page.getByRole('main')).toContainText('I keep the keys.');

	const first = await shownOn(page);
	const answer = await page.request.get(first);
	expect(answer.headers()['content-type']).toBe('image/webp');
	const webp = await answer.body();
	// The middle of what is red at the left and blue at the right.
	expect(await colourAt(webp, 8, 256)).toBe('red');
	expect(await colourAt(webp, 504, 256)).toBe('blue');
	await expect(page.locator('header img').first()).toHaveAttribute('src', /\/96$/);

	await page.goto('/profile/edit');
	await page.getByLabel('Picture').setInputFiles(await photo());
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/\/profile$/);
	const second = await shownOn(page);
	expect(second).not.toBe(first);
	expect((await page.request.get(first)).status()).toBe(404);

	await page.goto('/profile/edit');
	await field(page, 'About me').fill('Not saved yet.');
	await page.getByRole('button', { name: 'Remove picture' }).click();
	await expect(page.getByText('Your picture is removed.')).toBeVisible();
	await expect(page.getByText('Confirmed.')).toBeHidden();
	await expect(field(page, 'About me')).toHaveValue('Not saved yet.');
	await expect(page.locator('.left img')).toHaveCount(0);
	expect((await page.request.get(second)).status()).toBe(404);
	await page.goto('/profile');
	await expect(page.getByRole('main')).toContainText('I keep the keys.');
});

test('Enter in a field saves, and removes nothing', async ({ page }) => {
	const { email } = await site.person(unique('enter'));
	await logIn(page, email, '/profile/edit');
	await page.getByLabel('Picture').setInputFiles(await photo());
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/\/profile$/);
	await page.goto('/profile/edit');
	await field(page, 'Username').press('Enter');
	await expect(page.getByText('Saved.', { exact: true })).toBeVisible();
	await shownOn(page);
});

test('what is no picture is said on its field, and nothing that was typed is lost', async ({
	page,
	javaScriptEnabled
}) => {
	const { email } = await site.person(unique('svg'));
	await logIn(page, email, '/profile/edit');
	await field(page, 'About me').fill('Typed before.');
	const files = { name: 'face.png', mimeType: 'image/png', buffer: svg() };
	await page.getByLabel('Picture').setInputFiles(files);
	// With a script it is said at once.
	if (!javaScriptEnabled) await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByLabel('Picture')).toHaveAccessibleDescription(
		/This is no PNG, JPEG or WebP picture/
	);
	await expect(field(page, 'About me')).toHaveValue('Typed before.');
	await expect(page).toHaveURL(/\/profile\/edit$/);
});

test('more than 2 MB is said on its field', async ({ page, javaScriptEnabled }) => {
	const { email } = await site.person(unique('large'));
	await logIn(page, email, '/profile/edit');
	await field(page, 'About me').fill('Typed before.');
	const buffer = Buffer.concat([await picture('jpeg'), Buffer.alloc(2 * 1024 * 1024)]);
	const posts: string[] = [];
	page.on('request', (request) => request.method() === 'POST' && posts.push(request.url()));
	await page
		.getByLabel('Picture')
		.setInputFiles({ name: 'large.jpg', mimeType: 'image/jpeg', buffer });
	if (!javaScriptEnabled) await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByLabel('Picture')).toHaveAccessibleDescription(/it can have 2 MB at most/);
	await expect(field(page, 'About me')).toHaveValue('Typed before.');
	expect(posts).toHaveLength(javaScriptEnabled ? 0 : 1);
});
