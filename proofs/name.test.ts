import { readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import product from '../gatehouse.config.ts';
import { createCopy, original, type Copy } from './copy.ts';
import { startSite, type Site } from './site.ts';

const routes = join(original, 'apps/web/src/routes');
const chosen = 'Northfold Keys';

/** Every page there is, from the folders: what stands in a parameter's place leads nowhere, to a page that says so. */
const paths = readdirSync(routes, { recursive: true, encoding: 'utf8' })
	.filter((file) => /\+page(\.server)?\.(svelte|ts)$/.test(file))
	.map((file) => `/${dirname(file)}`.replace(/^\/\.$/, '/').replace(/\[[^/]+\]/g, 'none'));
const pages = [...new Set(paths), '/there-is-no-such-page'].sort();

/** Between the two steps of a login, which nobody here is in. */
const halfway = new Set(['/login/two-factor', '/login/two-factor/lost']);

let copy: Copy;
let site: Site;
let administrator: string;
beforeAll(async () => {
	copy = createCopy();
	copy.change('gatehouse.config.ts', `name: '${product.name}'`, `name: '${chosen}'`);
	site = await startSite(copy);
	administrator = await site.logIn();
});
afterAll(async () => {
	await site.stop();
	copy.remove();
});

describe('with another name in gatehouse.config.ts', () => {
	test.each(pages)('%s has it, for a visitor', async (path) => {
		const response = await site.visit(path);
		if (response.status === 303)
			return expect(response.headers.get('location')).toMatch(/^\/login/);
		expectName(await response.text());
	});

	test.each(pages)('%s has it, for whoever is logged in', async (path) => {
		const response = await site.visit(path, administrator);
		if (response.status === 303) return expect(response.headers.get('location')).toBe('/profile');
		expectName(await response.text());
	});

	test('every page was seen at least once', async () => {
		for (const path of pages.filter((path) => !halfway.has(path))) {
			const seen = [await site.visit(path), await site.visit(path, administrator)];
			expect(
				seen.map(({ status }) => status),
				path
			).not.toEqual([303, 303]);
		}
	});
});

/** In the title, and above the heading; and the old one nowhere that a person could read it. */
function expectName(html: string): void {
	const page = html.replace(/<(script|style)\b[^]*?<\/\1>/g, '').replace(/<!--[^]*?-->/g, '');
	const [head = '', body = ''] = page.split(/<body\b/);
	expect(/<title>([^<]*)<\/title>/.exec(head)?.[1]).toContain(chosen);
	const [above = '', heading] = body.split('<h1');
	expect(heading).toBeDefined();
	expect(above).toContain(chosen);
	expect(page).not.toContain(product.name);
}
