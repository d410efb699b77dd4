import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import type { Page } from '@playwright/test';
import { field, password, site } from './site.ts';

/** What an app with this key shows at the moment, by the site's clock. */
export const codeNow = async (key: string) => codeOf(seedFromText(key), stepAt(await site.now()));

/** Somebody with an authenticator app, none of whose codes is used yet. */
export async function personWithApp(username: string, ...roles: string[]) {
	const person = await site.person(username, ...roles);
	return { ...person, ...(await site.authenticator(person.id)) };
}

/** The first step of a login, after which the second is due. */
export async function firstStep(page: Page, email: string, next = '') {
	await page.goto(`/login${next ? `?next=${encodeURIComponent(next)}` : ''}`);
	await field(page, 'Email').fill(email);
	await field(page, 'Password').fill(password);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
	await page.waitForURL((url) => url.pathname === '/login/two-factor');
}

/** The second step, by a code. */
export async function secondStep(page: Page, code: string) {
	await field(page, 'Code').fill(code);
	await page.getByRole('button', { name: 'Log in', exact: true }).click();
}

/** Both steps. */
export async function logInTwice(page: Page, email: string, code: string, next = '') {
	await firstStep(page, email, next);
	await secondStep(page, code);
	await page.waitForURL((url) => !url.pathname.startsWith('/login'));
}
