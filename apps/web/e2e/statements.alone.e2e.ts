import type { APIRequestContext } from '@playwright/test';
import { expect, site, test, unique } from './site.ts';

/** How many SQL statements a request made. */
async function cost(request: APIRequestContext, path: string, cookie = '') {
	await site.statements();
	const answer = await request.get(path, {
		headers: { cookie, accept: 'text/html' },
		maxRedirects: 0
	});
	expect(answer.status()).toBeLessThan(400);
	return (await site.statements()).length;
}

test('a session check is one statement, at most once a minute two, and none for a visitor', async ({
	request
}) => {
	const { email } = await site.person(unique('cost'), 'administrator');
	const data = { email, password: 'quiet harbour lantern 58' };
	const login = await request.post('/api/trpc/auth.login', { data });
	const cookie = login.headers()['set-cookie']?.split(';')[0] ?? '';

	for (const path of ['/', '/login', '/register', '/theme', '/api/trpc/auth.session'])
		expect(await cost(request, path), path).toBe(0);
	expect(await cost(request, '/profile', 'session=forged')).toBe(0);
	expect(await cost(request, '/profile', `session=${'A'.repeat(43)}`)).toBe(1);

	expect(await cost(request, '/api/trpc/auth.session', cookie)).toBe(1);
	expect(await cost(request, '/', cookie)).toBe(1);
	expect(await cost(request, '/logout', cookie)).toBe(1);
	await site.pass(60);
	expect(await cost(request, '/', cookie)).toBe(2);
	expect(await cost(request, '/', cookie)).toBe(1);
});
