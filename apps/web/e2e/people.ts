import type { Page } from '@playwright/test';

/** Chooses of a filter, wherever it is on this screen: as a chip of its own, or behind "Filter". */
export async function narrow(page: Page, filter: string, option: string) {
	const search = page.getByRole('search');
	const chip = search
		.locator('summary')
		.filter({ hasText: new RegExp(`^\\s*${filter}`), visible: true });
	const more = search.locator('summary').filter({ hasText: /^\s*Filter/ });
	const own = (await chip.count()) > 0;
	await (own ? chip : more).click();
	const within = own ? search : search.getByRole('group', { name: filter, exact: true });
	await within.getByRole('link', { name: option, exact: true }).filter({ visible: true }).click();
}

/** Ticks these people and chooses what to do to them, as far as its preview. */
export async function actOn(page: Page, names: readonly string[], act: string) {
	for (const name of names) await page.getByRole('checkbox', { name: `Select ${name}` }).check();
	const menu = page.getByText('Act on them');
	if (await menu.isVisible()) await menu.click();
	await page.getByRole('button', { name: act, exact: true }).filter({ visible: true }).click();
	await page.waitForURL((url) => url.pathname === '/admin/users/many');
}
