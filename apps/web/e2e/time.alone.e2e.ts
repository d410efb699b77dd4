import { answerToForm, expect, field, logIn, password, site, test, unique } from './site.ts';

test('logging in without "remember me" lasts until the browser closes', async ({ page }) => {
	const { email } = await site.person(unique('noor'));
	await logIn(page, email);
	await expect(page).toHaveURL(/\/profile$/);
	const kept = async () => {
		const cookies = await page.context().cookies();
		return cookies.map(({ name, expires }) => [
			name,
			expires === -1 ? 'until it closes' : 'longer'
		]);
	};
	expect(await kept()).toEqual(
		expect.arrayContaining([
			['session', 'until it closes'],
			['device', 'longer']
		])
	);
	await site.pass(8 * 3600 + 60);
	await page.goto('/profile');
	await expect(page).toHaveURL(/\/login/);
	// What is known of the browser opens nothing.
	expect(await kept()).toEqual([['device', 'longer']]);
});

test('after ten wrong tries a person reads when to try again, and may then', async ({ page }) => {
	const { email } = await site.person(unique('kwame'));
	await page.goto('/login');
	for (let time = 0; time < 11; time++) {
		await field(page, 'Email').fill(email);
		await field(page, 'Password').fill('wrong');
		const answered = answerToForm(page);
		await page.getByRole('button', { name: 'Log in', exact: true }).click();
		expect((await answered).status()).toBe(time < 10 ? 401 : 429);
	}
	await expect(page.getByText(/Too many tries\. It works again: \d+ \w+ 203\d/)).toBeVisible();
	await expect(field(page, 'Email')).toHaveValue(email);
	await site.pass(15 * 60 + 1);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await expect(page).toHaveURL(/\/profile$/);
});
