import { bomb, colourAt, picture } from '@gatehouse/pictures/testing';
import type { Page } from '@playwright/test';
import { expect, expectAccessible, field, logIn, openLive, site, test, unique } from './site.ts';

/** On /profile/edit, with a picture chosen that is red at the left and blue at the right, 1200 × 800. */
async function chosen(page: Page) {
	const { email } = await site.person(unique('crop'));
	await logIn(page, email, '/profile/edit');
	const file = {
		name: 'photo.jpg',
		mimeType: 'image/jpeg',
		buffer: await picture('jpeg', 1200, 800)
	};
	await page.getByLabel('Picture').setInputFiles(file);
	await expect(page.getByLabel('Zoom')).toBeVisible();
}

/** What was kept, at its left and its right edge. */
async function kept(page: Page): Promise<string[]> {
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/\/profile$/);
	const src = (await page.locator('.left img').getAttribute('src')) ?? '';
	const webp = await (await page.request.get(src)).body();
	return Promise.all([8, 504].map((x) => colourAt(webp, x, 256)));
}

const move = (page: Page) => page.getByLabel('Position, with the arrow keys');

test('a picture is pulled by the mouse, and what is seen is what is kept', async ({ page }) => {
	await chosen(page);
	const stage = page.locator('.stage');
	const box = await stage.boundingBox();
	if (!box) throw new Error('no stage');
	const { x, y } = { x: box.x + box.width / 2, y: box.y + box.height / 2 };
	await page.mouse.move(x, y);
	await page.mouse.wheel(0, -400);
	await expect(page.getByLabel('Zoom')).not.toHaveValue('1');
	await page.mouse.down();
	// To the right, as far as the picture goes: its left edge comes into sight.
	await page.mouse.move(x + 200, y, { steps: 5 });
	await page.mouse.up();
	expect(await kept(page)).toEqual(['red', 'red']);
});

test('by keyboard alone, and every step is read aloud', async ({ page }) => {
	await chosen(page);
	await page.getByLabel('Picture').focus();
	await page.keyboard.press('Shift+Tab');
	await expect(page.getByLabel('Zoom')).toBeFocused();
	for (let step = 0; step < 20; step++) await page.keyboard.press('ArrowRight');
	await expect(page.getByLabel('Zoom')).toHaveAttribute('aria-valuetext', '2.0 times');
	await page.keyboard.press('Shift+Tab');
	await expect(move(page)).toBeFocused();
	await expect(move(page)).toHaveAttribute(
		'aria-valuetext',
		'Middle: 50 % from the left, 50 % from the top'
	);
	for (let step = 0; step < 15; step++) await page.keyboard.press('ArrowRight');
	await page.keyboard.press('ArrowDown');
	await expect(move(page)).toHaveAttribute(
		'aria-valuetext',
		'Middle: 75 % from the left, 53 % from the top'
	);
	await expectAccessible(page);
	expect(await kept(page)).toEqual(['blue', 'blue']);
});

test('with two fingers it comes nearer', async ({ browser, baseURL }) => {
	const context = await browser.newContext({ baseURL: baseURL ?? '', hasTouch: true });
	const page = await context.newPage();
	await chosen(page);
	const box = await page.locator('.stage').boundingBox();
	if (!box) throw new Error('no stage');
	const devtools = await context.newCDPSession(page);
	const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', apart: number) => {
		const y = box.y + 124;
		const points = [box.x + 124 - apart, box.x + 124 + apart].map((x, id) => ({ x, y, id }));
		return devtools.send('Input.dispatchTouchEvent', {
			type,
			touchPoints: type === 'touchEnd' ? [] : points
		});
	};
	await touch('touchStart', 20);
	for (const apart of [25, 30, 35, 40]) await touch('touchMove', apart);
	await touch('touchEnd', 40);
	expect(Number(await page.getByLabel('Zoom').inputValue())).toBeCloseTo(2, 1);
	await context.close();
});

test('a picture can be dropped, and left as it was', async ({ page }) => {
	const { email } = await site.person(unique('drop'));
	await logIn(page, email);
	await openLive(page, '/profile/edit');
	const base64 = (await picture('png')).toString('base64');
	const files = await page.evaluateHandle((base64) => {
		const transfer = new DataTransfer();
		const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
		transfer.items.add(new File([bytes], 'dropped.png', { type: 'image/png' }));
		return transfer;
	}, base64);
	await page.getByText('or drop it here').dispatchEvent('drop', { dataTransfer: files });
	await expect(page.getByLabel('Zoom')).toBeVisible();
	await page.getByRole('button', { name: 'Leave it as it was' }).click();
	await expect(page.getByLabel('Zoom')).toBeHidden();
	await expect(page.getByLabel('Picture')).toBeFocused();
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.locator('.left img')).toHaveCount(0);
});

test('a bomb is not even drawn, and the next picture is', async ({ page }) => {
	const { email } = await site.person(unique('bomb'));
	await logIn(page, email, '/profile/edit');
	const buffer = await bomb(14_000, 14_000);
	const input = page.getByLabel('Picture (optional)');
	await input.setInputFiles({ name: 'bomb.png', mimeType: 'image/png', buffer });
	await expect(input).toHaveAccessibleDescription(/too many pixels: 16 million at most/);
	await expectAccessible(page);
	// Not sent, and not saved without it either.
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('group', { name: 'One thing needs another look' })).toBeFocused();
	await expect(page).toHaveURL(/\/profile\/edit$/);
	const files = { name: 'a.png', mimeType: 'image/png', buffer: await picture('png') };
	await input.setInputFiles(files);
	await expect(page.getByLabel('Zoom')).toBeVisible();
	await expect(input).not.toHaveAccessibleDescription(/pixels/);
});

test('it is said how much is sent, and where the line is cut, that nothing is lost', async ({
	page,
	expected
}) => {
	expected.push(/ERR_FAILED/);
	await chosen(page);
	await field(page, 'About me').fill('Typed before.');
	let cut = () => {};
	const held = new Promise<void>((done) => (cut = done));
	await page.route('**/profile/edit', async (route) => {
		await held;
		await route.abort();
	});
	await page.getByRole('button', { name: 'Save' }).click();
	const progress = page.getByRole('progressbar', { name: 'Sending the picture' });
	await expect(progress).toBeVisible();
	cut();
	await expect(page.getByText('The server did not answer.')).toBeVisible();
	await expect(progress).toBeHidden();
	await page.unroute('**/profile/edit');
	await expect(field(page, 'About me')).toHaveValue('Typed before.');
	expect(await kept(page)).toEqual(['red', 'blue']);
	await expect(page.getByRole('main')).toContainText('Typed before.');
});

test('what only the server can tell is said on the field as well, and the next try has it right', async ({
	page
}) => {
	const { email } = await site.person(unique('half'));
	await logIn(page, email, '/profile/edit');
	await field(page, 'About me').fill('Typed before.');
	const whole = await picture('jpeg');
	const input = page.getByLabel('Picture (optional)');
	const file = { name: 'a.jpg', mimeType: 'image/jpeg' };
	await input.setInputFiles({ ...file, buffer: whole.subarray(0, whole.length / 2) });
	await page.getByRole('button', { name: 'Save' }).click();
	await expect(page.getByRole('group', { name: 'One thing needs another look' })).toBeFocused();
	await expect(input).toHaveAccessibleDescription(/damaged or not complete/);
	await expect(field(page, 'About me')).toHaveValue('Typed before.');
	await input.setInputFiles({ ...file, buffer: whole });
	expect(await kept(page)).toEqual(['red', 'blue']);
});
