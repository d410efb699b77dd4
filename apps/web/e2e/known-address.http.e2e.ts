import type { APIResponse } from '@playwright/test';
import { expect, origin, password, site, test, unique } from './site.ts';

const json = { 'content-type': 'application/json' };
const html = { accept: 'text/html' };

/** What a stranger can compare: all but what is random, a moment or their own. */
const masked = async (answer: APIResponse, ...own: string[]) => {
	let body = await answer.text();
	for (const text of own) body = body.replaceAll(text, '…');
	const headers = answer
		.headersArray()
		.map(({ name, value }) => [name.toLowerCase(), value])
		.filter(([name = '']) => !['date', 'content-length', 'etag'].includes(name))
		.map(([name = '', value = '']) => [
			name,
			value.replace(/(nonce-|=)[\w%+/.-]{20,}=*|(Expires=)[^;]+/g, '$1$2…')
		]);
	return {
		status: answer.status(),
		headers,
		body: body.replace(/nonce="[^"]+"/g, '').replace(/\b[0-9a-f]{10}\b|__sveltekit_\w+/g, '…')
	};
};

/** The same form for an address with an account, and for one without. */
async function bothWays(
	path: string,
	form: (email: string, username: string) => Record<string, string>,
	ask: (path: string, data: Record<string, string>) => Promise<APIResponse>
) {
	const known = await site.person(unique('known'));
	const unknown = `${unique('other')}@northfold.example`;
	const seen = [];
	for (const email of [known.email, unknown]) {
		const username = unique('wants');
		seen.push(await masked(await ask(path, form(email, username)), email, username));
	}
	expect(seen[0]).toEqual(seen[1]);
	return seen[0];
}

const forms = {
	register: [
		'/register',
		(email: string, username: string) => ({
			username,
			email,
			password,
			confirmPassword: password
		}),
		303
	],
	'log in': ['/login', (email: string) => ({ email, password: 'wrong' }), 401],
	'forgot a password': ['/forgot-password', (email: string) => ({ email }), 303],
	'ask for a link that logs in': ['/login/link', (email: string) => ({ email }), 303],
	'ask for the confirmation again': ['/verify-email', (email: string) => ({ email }), 303]
} as const;
for (const [name, [path, form, status]] of Object.entries(forms))
	test(`${name}: the page answers the same`, async ({ playwright }) => {
		const seen = await bothWays(path, form, async (to, data) => {
			const request = await playwright.request.newContext({ baseURL: origin });
			const headers = { ...html, origin };
			return request.post(to, { headers, form: data, maxRedirects: 0 });
		});
		expect(seen?.status).toBe(status);
	});

const procedures = {
	'auth.register': [forms.register[1], 200],
	'auth.login': [forms['log in'][1], 401],
	'password.requestReset': [forms['forgot a password'][1], 200],
	'auth.requestLoginLink': [forms['forgot a password'][1], 200],
	'email.resendVerification': [forms['forgot a password'][1], 200]
} as const;
for (const [name, [input, status]] of Object.entries(procedures))
	test(`${name}: the API answers the same`, async ({ playwright }) => {
		const seen = await bothWays(`/api/trpc/${name}`, input, async (to, data) => {
			const request = await playwright.request.newContext({ baseURL: origin });
			return request.post(to, { headers: json, data });
		});
		expect(seen?.status).toBe(status);
	});
