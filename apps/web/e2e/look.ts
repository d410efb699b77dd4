import type { Page } from '@playwright/test';
import { expect, expectAccessible } from './site.ts';

/** Nothing is wider than the screen, with text half as large again on the phone too, and the one heading is there. */
async function expectToFit(page: Page) {
	const isPhone = (page.viewportSize()?.width ?? 0) < 640;
	const over = await page.evaluate(
		(sizes) => {
			const root = document.documentElement;
			const { scrollY } = window;
			const wider = sizes.map((size) => {
				root.style.fontSize = size;
				return root.scrollWidth - root.clientWidth;
			});
			root.style.fontSize = '';
			// Larger text has moved it.
			window.scrollTo({ top: scrollY, behavior: 'instant' });
			return wider.map((pixels) => Math.max(0, pixels));
		},
		isPhone ? ['100%', '150%'] : ['100%']
	);
	expect(over).toEqual(over.map(() => 0));
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
