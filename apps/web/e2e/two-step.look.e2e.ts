import { codeNow, firstStep, logInTwice, personWithApp, secondStep } from './authenticator.ts';
import { look, lookAtBoth } from './look.ts';
import { expect, expectRefused, field, logIn, site, test, unique } from './site.ts';

const press = (page: Parameters<typeof logIn>[0], name: string) =>
	page.getByRole('button', { name, exact: true }).click();

test('setting an app up, from before it to the recovery codes', async ({ page }) => {
	const { email } = await site.person(unique('someone.with.a.long'));
	await logIn(page, email);
	await look(page, '/settings/security');
	await look(page, '/settings/security/authenticator');
	await press(page, 'Show the key');
	await expect(field(page, 'Code')).toBeVisible();
	await lookAtBoth(page);
	await field(page, 'Code').fill('000000');
	await press(page, 'Turn on two-step login');
	await expectRefused(page);
	await lookAtBoth(page);
	const key = (await page.locator('code').innerText()).replaceAll(' ', '');
	await field(page, 'Code').fill(await codeNow(key));
	await press(page, 'Turn on two-step login');
	await expect(page.getByRole('link', { name: 'I have kept them' })).toBeVisible();
	await lookAtBoth(page);
	await look(page, '/settings');
	await look(page, '/settings/security/authenticator');
	await look(page, '/settings/activity');
});

test('the second step, refused, and too often', async ({ page }) => {
	const { email } = await personWithApp(unique('someone.with.a.long'));
	await firstStep(page, email);
	await lookAtBoth(page);
	await secondStep(page, 'nonsense');
	await expectRefused(page);
	await lookAtBoth(page);
	await press(page, 'Log in as somebody else');
	await expect(page.getByText('That login is given up.')).toBeVisible();
	await lookAtBoth(page);
	await page.goto('/login/two-factor');
	await expect(page.getByText('The second step comes after the first')).toBeVisible();
	await lookAtBoth(page);
});

test('what there is of it under Security, what is asked before it changes, and confirming', async ({
	page
}) => {
	const { id, email } = await site.person(unique('someone.with.a.long'));
	const { key } = await site.authenticator(id, 2);
	await firstStep(page, email);
	await page.getByRole('checkbox', { name: 'Remember this device' }).check({ force: true });
	await secondStep(page, await codeNow(key));
	await page.waitForURL((url) => url.pathname === '/profile');
	await look(page, '/settings/security');
	await look(page, '/settings/security?removeApp');
	await look(page, '/confirm-identity?next=/settings/security');
	await look(page, '/settings/security?renewCodes');
	await press(page, 'Make new recovery codes');
	await expect(page.getByRole('link', { name: 'I have kept them' })).toBeVisible();
	await lookAtBoth(page);
});

test('the log tells of both steps', async ({ page }) => {
	const { id, email, key } = await personWithApp(unique('chief'), 'administrator');
	await logInTwice(page, email, await codeNow(key));
	await look(page, `/admin/audit?who=${id}`);
});
