import { expect, field, openLive, test } from './site.ts';

test('a theme is put on in place: what is typed stays, and so does the theme', async ({ page }) => {
	await openLive(page, '/login');
	await field(page, 'Email').fill('mara@northfold.example');
	await page.getByText('Theme: as the system').click();
	const kept = page.waitForResponse((answer) => answer.url().endsWith('/theme'));
	await page.getByRole('button', { name: 'Dark' }).click();
	await kept;
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
	await expect(page.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');
	await expect(field(page, 'Email')).toHaveValue('mara@northfold.example');
	await page.reload();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'dark');
});

test('a theme that could not be kept is taken off again', async ({ page, expected }) => {
	expected.push(/ERR_FAILED/);
	await openLive(page, '/login');
	await page.route('**/theme', (route) => route.abort());
	await page.getByText('Theme: as the system').click();
	await page.getByRole('button', { name: 'Dark' }).click();
	await expect(page.locator('html')).toHaveAttribute('data-theme', 'system');
	await expect(page.getByText('Theme: as the system')).toBeVisible();
});
