import type { Page } from '@playwright/test';
import { expect, field, logIn, origin, site, test, unique } from './site.ts';

// What somebody reads who tried too often: when it works again, by their own clock where there is a script, and what else they can do.

const wrongly = (page: Page, email: string) =>
	page.request.post('/login', {
		form: { email, password: 'wrong one' },
		headers: { origin, accept: 'text/html' }
	});

async function askFor(page: Page, path: string, email: string) {
	await page.goto(path);
	await field(page, 'Email').fill(email);
	await page.getByRole('button', { name: 'Send the link' }).click();
}

const heading = (page: Page) => page.getByRole('heading', { level: 1 });

for (const js of [true, false])
	test.describe(js ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled: js });
		const soon = js ? /It works again: .+\./ : 'Try again in a minute.';
		const later = js ? /It works again: .+\./ : 'Try again in 24 hours.';

		test('whoever asks for a second mail within a minute reads that there is one already', async ({
			page
		}) => {
			const { email } = await site.person(unique('luca'));
			await askFor(page, '/forgot-password', email);
			await expect(heading(page)).toHaveText('Check your email');
			await askFor(page, '/login/link', email);
			const refusal = page.getByRole('group', { name: 'A mail to this address was asked for' });
			await expect(refusal).toBeFocused();
			await expect(refusal).toContainText('look there first.');
			await expect(refusal).toContainText(soon);
			await expect(refusal).not.toContainText('Too many');
		});

		test('whoever has had all mails of a day is told so where they hear it, and counts nothing down', async ({
			page
		}) => {
			const { email } = await site.person(unique('luca'));
			await askFor(page, '/login/link', email);
			await expect(heading(page)).toHaveText('Check your email');
			const again = page.getByRole('button', { name: 'Send it again' });
			for (let mail = 1; mail <= 5; mail++) {
				await site.pass(61);
				await page.reload();
				await again.click();
				if (mail < 5) await expect(page.getByText('Sent again.')).toBeVisible();
			}
			const refusal = page.getByRole('status').filter({ hasText: 'Too many tries.' });
			await expect(refusal).toBeFocused();
			await expect(refusal).toContainText(later);
			await expect(refusal).toContainText('Or log in with your password.');
			await expect(page.getByText('It can be sent again in')).toBeHidden();
			await expect(again).not.toContainText('in 0:');
		});

		test('whoever tried too many passwords reads when once and first, and of other browsers only in a new one', async ({
			page
		}) => {
			const { email } = await site.person(unique('luca'));
			const told = js
				? /^Too many tries\. It works again: [^.]+\. Or have a link mailed/
				: /^Too many tries\. Try again in 15 minutes\. Or have a link mailed/;
			async function refused() {
				for (let time = 0; time < 10; time++) await wrongly(page, email);
				await page.goto('/login');
				await field(page, 'Email').fill(email);
				await field(page, 'Password').fill('wrong one');
				await page.getByRole('button', { name: 'Log in', exact: true }).click();
				await expect(page.getByRole('group', { name: told })).toBeFocused();
			}
			await refused();
			await expect(page.getByText('A browser that you have logged in with before')).toBeVisible();
			await site.pass(15 * 60 + 1);
			await logIn(page, email);
			await page.goto('/logout');
			await page.getByRole('button', { name: 'Log out', exact: true }).click();
			await refused();
			await expect(page.getByText('A browser that you have logged in with before')).toBeHidden();
		});
	});
