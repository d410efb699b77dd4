import { chromium } from '@playwright/test';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { chromiumArguments, findChromium } from '../scripts/chromium.mjs';
import { build } from './findings.ts';
import { followed } from './followed.ts';
import { startSite, type Site } from './site.ts';

describe('docs/a-change.md', () => {
	followed('docs/a-change.md');
});

describe('docs/your-feature.md', () => {
	const copy = followed('docs/your-feature.md');

	describe('and then the site', () => {
		let site: Site;
		let administrator: string;
		beforeAll(async () => {
			expect(await build(copy())).toEqual([]);
			site = await startSite(copy());
			administrator = await site.logIn();
		});
		afterAll(() => site?.stop());

		const notes = async () => (await site.visit('/notes', administrator)).text();

		test('leads whoever is not logged in to the log-in page', async () => {
			const response = await site.visit('/notes');
			expect(response.status).toBe(303);
			expect(response.headers.get('location')).toBe('/login?next=%2Fnotes');
		});

		test('has a place for the page in the bar', async () => {
			const profile = await (await site.visit('/profile', administrator)).text();
			expect(profile).toMatch(/<a href="\/notes"[^>]*>Notes<\/a>/);
		});

		test('keeps a note, and shows it', async () => {
			const text = 'Water the ferns.';
			const response = await site.post('/notes?/write', { text }, administrator);
			expect(response.status).toBe(303);
			expect(await notes()).toContain(text);
		});

		test('says at the field what is wrong with one', async () => {
			const response = await site.post('/notes?/write', { text: ' ' }, administrator);
			expect(response.status).toBe(400);
			expect(await response.text()).toContain('href="#text"');
		});

		test('takes one after another from a browser, each in an empty form', async () => {
			const executablePath = findChromium();
			const browser = await chromium.launch({ executablePath, args: chromiumArguments });
			const page = await browser.newPage();
			const [name = '', value = ''] = administrator.split(/[=;]/);
			await page.context().addCookies([{ name, value, url: site.origin }]);
			await page.goto(`${site.origin}/notes`);
			const note = page.getByRole('textbox', { name: 'Note' });
			for (const text of ['Fetch the keys.', 'Call the locksmith.']) {
				await note.fill(text);
				await page.getByRole('button', { name: 'Keep it' }).click();
				await page.getByRole('listitem').filter({ hasText: text }).waitFor();
				expect(await note.inputValue()).toBe('');
			}
			await browser.close();
		});

		test('removes one by its own id, and finds no other', async () => {
			const [, noteId = ''] = /name="noteId" value="([^"]+)"/.exec(await notes()) ?? [];
			const remove = () => site.post('/notes?/remove', { noteId }, administrator);
			expect((await remove()).status).toBe(303);
			expect((await remove()).status).toBe(404);
			expect(await notes()).not.toContain(noteId);
		});
	});
});
