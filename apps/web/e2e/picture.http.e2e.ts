import { picture, withPageInside } from '@gatehouse/pictures/testing';
import { once } from 'node:events';
import { request as ask } from 'node:http';
import type { APIRequestContext } from '@playwright/test';
import { expect, password, site, test, unique } from './site.ts';

/** A program that is logged in, and sets pictures. */
async function member(request: APIRequestContext, baseURL = '') {
	const { email } = await site.person(unique('uploader'));
	const login = await request.post('/api/trpc/auth.login', { data: { email, password } });
	const cookie = login.headers()['set-cookie']?.split(';')[0] ?? '';
	const headers = { cookie, origin: baseURL };
	return {
		headers,
		call: (path: string, data: object) => request.post(`/api/trpc/${path}`, { headers, data }),
		form: (buffer: Buffer) =>
			request.post('/profile/edit', {
				headers: { ...headers, accept: 'text/html' },
				maxRedirects: 0,
				multipart: {
					username: email.split('@')[0] ?? '',
					aboutMe: 'Typed.',
					picture: { name: 'a.png', mimeType: 'image/png', buffer }
				}
			})
	};
}

test('a picture is kept for ever by browsers, and is nothing but a picture', async ({
	request,
	baseURL
}) => {
	const { headers, call } = await member(request, baseURL);
	const set = await call('profile.setPicture', {
		picture: (await picture('png')).toString('base64')
	});
	expect(set.status()).toBe(200);
	const { picture: name } = (await set.json()).result.data.json;
	for (const size of ['512', '96']) {
		const answer = await request.get(`/pictures/${name}/${size}`, { headers });
		expect(answer.status()).toBe(200);
		expect(answer.headers()).toMatchObject({
			'content-type': 'image/webp',
			'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
			'cross-origin-resource-policy': 'same-origin',
			'x-content-type-options': 'nosniff',
			'content-disposition': 'inline; filename="picture.webp"',
			'cache-control': 'private, max-age=31536000, immutable'
		});
		expect((await answer.body()).subarray(8, 12).toString()).toBe('WEBP');
	}
	const stranger = await request.get(`/pictures/${name}/96`, {
		headers: { cookie: '' },
		maxRedirects: 0
	});
	expect(stranger.status()).toBe(303);
	for (const path of [
		`${name}/64`,
		`${name}/`,
		`${name}`,
		`${name.slice(1)}/96`,
		`${'A'.repeat(43)}/96`,
		`${name}.96.webp/96`,
		`..%2F..%2Fdatabase/96`,
		`${name}%00/96`,
		`%E0%A4%A/96`
	]) {
		const answer = await request.get(`/pictures/${path}`, { headers, maxRedirects: 0 });
		expect([400, 404, 308], path).toContain(answer.status());
		if (!path.includes('%E0') && !path.endsWith('/')) expect(answer.status(), path).toBe(404);
	}
});

test('a stored page that is a picture as well runs nothing when it is opened', async ({
	page,
	request,
	baseURL,
	expected
}) => {
	// The browser's own page around a picture has styles, which the policy refuses too.
	expected.push(/^Applying inline style violates/);
	const { headers, call } = await member(request, baseURL);
	const set = await call('profile.setPicture', {
		picture: (await withPageInside()).toString('base64')
	});
	const { picture: name } = (await set.json()).result.data.json;
	const [cookie = '', value = ''] = headers.cookie.split('=');
	await page.context().addCookies([{ name: cookie, value, url: baseURL ?? '' }]);
	const dialogs: string[] = [];
	page.on('dialog', (dialog) => dialogs.push(dialog.message()));
	const answer = await page.goto(`/pictures/${name}/512`);
	expect((await answer?.body())?.includes('<script')).toBe(false);
	expect(await page.evaluate(() => document.contentType)).toBe('image/webp');
	expect(
		await page.evaluate(() => [document.scripts.length, document.images[0]?.naturalWidth])
	).toEqual([0, 512]);
	expect(dialogs).toEqual([]);
	// A sandboxed document has no origin: nothing of the site is within its reach.
	expect(await page.evaluate(() => self.origin)).toBe('null');
});

test('where a picture goes, more may be sent; what is too much is said on the field, far too much at the gate', async ({
	request,
	baseURL
}) => {
	const { call, form } = await member(request, baseURL);
	const MB = 1024 * 1024;
	const large = await form(Buffer.alloc(2 * MB + 1, 'x'));
	expect(large.status()).toBe(400);
	const page = await large.text();
	expect(page).toContain('it can have 2 MB at most');
	expect(page).toContain('Typed.');
	expect((await form(Buffer.alloc(2.5 * MB))).status()).toBe(413);

	const set = await call('profile.setPicture', {
		picture: Buffer.alloc(2.1 * MB).toString('base64')
	});
	expect(set.status()).toBe(400);
	expect((await set.json()).error.json.data.issues).toEqual([
		{ path: 'picture', message: expect.stringContaining('2 MB at most') }
	]);
	const much = { picture: 'A'.repeat(3 * MB) };
	expect((await call('profile.setPicture', much)).status()).toBe(413);
	// Nowhere else.
	const some = { picture: 'A'.repeat(70_000) };
	for (const path of ['profile.update', 'auth.login', 'profile.setPicture,profile.update?batch=1'])
		expect((await call(path, some)).status(), path).toBe(413);
});

test('a visitor’s picture is not read, and leads to the log-in page', async ({
	request,
	baseURL
}) => {
	const buffer = Buffer.alloc(2 * 1024 * 1024);
	const form = await request.post('/profile/edit', {
		headers: { origin: baseURL ?? '', accept: 'text/html', cookie: '' },
		maxRedirects: 0,
		multipart: {
			username: 'typed',
			aboutMe: 'Typed.',
			picture: { name: 'a.png', mimeType: 'image/png', buffer }
		}
	});
	expect(form.status()).toBe(303);
	expect(form.headers().location).toMatch(/^\/login\?next=%2Fprofile%2Fedit/);
	const set = await request.post('/api/trpc/profile.setPicture', {
		headers: { origin: baseURL ?? '', cookie: '' },
		data: { picture: buffer.toString('base64') }
	});
	expect(set.status()).toBe(401);
});

/** Says that this many bytes follow, and sends none of them. @returns its answer, once one comes, and its end. */
function announce(path: string, type: string, bytes: number, baseURL = '') {
	const { host, port } = new URL(baseURL);
	const headers = { host, origin: baseURL, 'content-type': type, 'content-length': String(bytes) };
	const asked = ask({ port, host: 'localhost', path, method: 'POST', headers }).on(
		'error',
		() => {}
	);
	asked.flushHeaders();
	return { answer: once(asked, 'response'), end: () => asked.destroy() };
}

test('a visitor’s picture is answered before it comes, and those who send slowly keep no member waiting', async ({
	request,
	baseURL
}) => {
	const set = announce('/api/trpc/profile.setPicture', 'application/json', 2_900_000, baseURL);
	const [answer] = await set.answer;
	expect(answer.statusCode).toBe(401);
	set.end();

	const { form } = await member(request, baseURL);
	const slow = Array.from({ length: 16 }, () =>
		announce('/profile/edit', 'multipart/form-data; boundary=x', 2_500_000, baseURL)
	);
	for (const { answer } of slow) answer.catch(() => {});
	expect((await form(await picture('png'))).status()).toBe(303);
	for (const { end } of slow) end();
});
