import { expect, field, holdScripts, mailedPath, register, test, unique } from './site.ts';

test('the waiting page counts down, and goes on by itself once the link was confirmed in another tab', async ({
	page,
	context
}) => {
	const name = unique('tabs');
	const email = await register(page, name);
	const again = page.getByRole('button', { name: 'Send it again' });
	await expect(again).toHaveAttribute('aria-disabled', 'true');
	await expect(again).toContainText(/in 0:[0-5]\d/);
	const before = await again.innerText();
	await expect(again).not.toHaveText(before);
	await expect(again).toContainText(/in 0:[0-5]\d/);

	const tab = await context.newPage();
	await tab.goto(await mailedPath(email, '/verify-email/'));
	await tab.getByRole('button', { name: 'Confirm and log in' }).click();
	await expect(tab).toHaveURL(/\/profile$/);
	await expect(page).toHaveURL(/\/profile$/);
	await expect(page.getByRole('heading', { level: 1 })).toHaveText(name);
});

test('the waiting page says so when the link was confirmed on another device', async ({
	page,
	browser
}) => {
	const email = await register(page, unique('device'));
	const phone = await browser.newPage();
	await phone.goto(await mailedPath(email, '/verify-email/'));
	await phone.getByRole('button', { name: 'I did not register' }).click();
	await expect(phone.getByRole('heading', { level: 1 })).toHaveText('The registration is deleted');
	await phone.close();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('Nothing is left to confirm');
});

test('what was opened before the script arrived stays open', async ({ page, browser }) => {
	const email = await register(page, unique('early'));
	const phone = await browser.newPage();
	const arrive = await holdScripts(phone);
	await phone.goto(await mailedPath(email, '/verify-email/'), { waitUntil: 'commit' });
	await phone.getByText('I don’t know it: choose a new one').click();
	await expect(field(phone, 'New password')).toBeVisible();
	arrive();
	await expect(phone.getByRole('button', { name: 'Show' }).first()).toBeVisible();
	await expect(field(phone, 'New password')).toBeVisible();
	await phone.close();
});
