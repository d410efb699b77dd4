import { expect, logIn, site, test, unique } from './site.ts';

test('in the bar a long name gives way: the mark stays whole, and the bar one line', async ({
	page
}) => {
	const name = unique('a-very-long-username-that-goes-on');
	const { email } = await site.person(name, 'administrator');
	await logIn(page, email, '/settings');
	const bar = page.getByRole('banner');
	for (const width of [641, 720, 1024, 1440]) {
		await page.setViewportSize({ width, height: 800 });
		expect((await bar.boundingBox())?.height, `at ${width}`).toBeLessThan(60);
		const mark = bar.getByRole('link', { name: 'Gatehouse' });
		expect(await mark.evaluate((it) => it.scrollWidth <= it.clientWidth)).toBe(true);
		const over = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
		expect(over, `at ${width}`).toBeLessThanOrEqual(0);
	}
});
