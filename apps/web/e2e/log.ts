import type { APIRequestContext, Page } from '@playwright/test';
import { expect, origin, test } from './site.ts';

let addresses = 0;
/** An address that nothing else of this run has: those of each process, counted up. */
function newAddress() {
	const count = addresses++;
	return [100, 64 + (test.info().workerIndex % 64), (count >> 8) & 255, count & 255].join('.');
}

/** Wrong passwords for this account, each from an address of its own. */
export async function attackOn(email: string, request: APIRequestContext, count: number) {
	for (let tries = 0; tries < count; tries++) {
		const answer = await request.post('/login', {
			headers: { origin, 'x-forwarded-for': newAddress() },
			form: { email, password: 'not the password' }
		});
		expect(answer.status()).toBe(401);
	}
}

/** Asks so often, as whoever is logged in on this page, for what only administrators may see. */
export async function refusedAsks(page: Page, count: number) {
	for (let asks = 0; asks < count; asks++)
		expect((await page.request.get('/api/trpc/roles.list')).status()).toBe(403);
}

/** Asks as often who somebody is as one may within an hour. */
export async function askForNames(page: Page, id: string) {
	const names = Object.fromEntries(Array.from({ length: 10 }, (_, each) => [each, { name: id }]));
	const ten = `/api/trpc/${Array(10).fill('audit.named').join(',')}`;
	const params = { batch: '1', input: JSON.stringify(names) };
	for (let tens = 0; tens < 60; tens++)
		expect((await page.request.get(ten, { params })).status()).toBeLessThan(300);
}

/** The row of the log that says this. */
export const event = (page: Page, says: string | RegExp) =>
	page.getByRole('row').filter({ hasText: says });

/** Opens a filter's chip by keyboard, wherever it is on this screen: on its own, or behind "Filter". */
export async function openFilter(page: Page, name: string) {
	const chips = page.getByRole('search').locator('summary').filter({ visible: true });
	const own = chips.filter({ hasText: new RegExp(`^\\s*${name}`) });
	const chip = (await own.count()) > 0 ? own : chips.filter({ hasText: /^\s*Filter/ });
	await chip.focus();
	await page.keyboard.press('Enter');
}
