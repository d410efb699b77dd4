import { expect, field, logIn, site, test, unique } from './site.ts';

test('a new token is copied by its button, and a reload shows it no more', async ({
	page,
	context
}) => {
	const { email } = await site.person(unique('copied'));
	await context.grantPermissions(['clipboard-read', 'clipboard-write']);
	await logIn(page, email, '/settings/tokens');
	await field(page, 'Name').fill('Copied');
	await page.getByRole('checkbox', { name: 'See your profile' }).check({ force: true });
	await page.getByRole('button', { name: 'Make the token' }).click();
	const token = await field(page, 'Token').inputValue();
	await page.getByRole('button', { name: 'Copy' }).click();
	await expect(page.getByRole('status').filter({ hasText: 'Copied.' })).toBeVisible();
	expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(token);
	await page.reload();
	await expect(page.getByRole('main')).toContainText('Never used.');
	expect(await page.content()).not.toContain(token.slice(12));
	await page.goBack();
	expect(await page.content()).not.toContain(token.slice(12));
});

test('where the browser does not let us copy, the token is selected', async ({ page }) => {
	const { email } = await site.person(unique('selected'));
	await page.addInitScript(() => {
		navigator.clipboard.writeText = () => Promise.reject(new Error('not now'));
	});
	await logIn(page, email, '/settings/tokens');
	await field(page, 'Name').fill('Selected');
	await page.getByRole('checkbox', { name: 'See your profile' }).check({ force: true });
	await page.getByRole('button', { name: 'Make the token' }).click();
	await page.getByRole('button', { name: 'Copy' }).click();
	await expect(page.getByText('It is selected: copy it yourself.')).toBeVisible();
	const selected = await page.evaluate(() => document.getSelection()?.toString());
	expect(selected).toBe(await field(page, 'Token').inputValue());
});
