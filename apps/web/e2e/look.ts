import type { Page } from '@playwright/test';
import { expect, expectAccessible } from './site.ts';

/** Nothing is wider than the screen, with text half as large again on the phone too, and the one heading is there. */
async function expectToFit(page: Page) {
	const isPhone = (page.viewportSize()?.width ?? 0) < 640;
	for (const text of isPhone ? ['150%', ''] : [''])
		expect(
			await page.evaluate((size) => {
				const root = document.documentElement;
				root.style.fontSize = size;
				return root.scrollWidth - root.clientWidth;
			}, text),
			`at ${text || '100%'}`
		).toBeLessThanOrEqual(0);
	await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1);
}

/** Both themes in one visit: the server draws a theme as one attribute of the page, and nothing else depends on it. */
export async function look(page: Page, path: string) {
	await page.goto(path);
	await lookAtBoth(page);
}

export async function lookAtBoth(page: Page) {
	// A page that just came may be without its styles for a moment, and is not meant to be looked at then.
	await page.waitForLoadState('load');
	for (const theme of ['light', 'dark']) {
		await page.evaluate((name) => {
			document.documentElement.dataset.theme = name;
		}, theme);
		await expectAccessible(page, theme === 'light' ? 'all' : 'colours');
		await expectToFit(page);
	}
}
