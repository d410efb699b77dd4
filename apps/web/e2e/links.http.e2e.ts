import type { APIRequestContext, APIResponse } from '@playwright/test';
import { expect, mailedPath, origin, password, site, test, unique } from './site.ts';

const html = { accept: 'text/html' };
const dead = 'A'.repeat(43);

/** Registers without a page, as a program does. */
function register(request: APIRequestContext, username: string, headers = {}) {
	const email = `${username}@northfold.example`;
	return request.post('/register', {
		headers: { ...html, ...headers },
		form: { username, email, password, confirmPassword: password },
		maxRedirects: 0
	});
}

test('a mail leads to the configured place, whatever a request says about it', async ({
	request
}) => {
	const evil = 'https://evil.example';
	const forged = {
		'x-forwarded-host': 'evil.example',
		'x-forwarded-proto': 'https',
		'x-forwarded-port': '666',
		'x-forwarded-server': 'evil.example',
		'x-original-host': 'evil.example',
		'x-host': 'evil.example',
		forwarded: 'host=evil.example;proto=https',
		'x-gatehouse-host': 'evil.example',
		'x-gatehouse-protocol': 'https',
		referer: `${evil}/register`
	};
	const refused = unique('refused');
	const host = await register(request, refused, { origin, host: 'evil.example' });
	expect(host.status()).toBe(400);
	const foreign = await register(request, refused, { origin: evil });
	expect(foreign.status()).toBe(403);

	const name = unique('forged');
	const answer = await register(request, name, { ...forged, origin });
	expect(answer.status()).toBe(303);
	expect(answer.headers().location).toBe('/verify-email');
	const known = await site.person(unique('known'));
	await request.post('/forgot-password', {
		headers: { ...html, ...forged, origin },
		form: { email: known.email }
	});
	for (const to of [`${name}@northfold.example`, known.email])
		for (const { links, text } of await site.mail(to)) {
			expect(links.length).toBeGreaterThan(0);
			for (const link of links) expect(new URL(link).origin).toBe(origin);
			expect(text).not.toContain('evil');
		}
	expect(await site.posted(`${refused}@northfold.example`)).toEqual([]);
});

test('the page of a mailed link is kept nowhere and tells its address to nobody, alive or dead', async ({
	request
}) => {
	const name = unique('headers');
	await register(request, name, { origin });
	const { email } = await site.person(unique('reset'));
	await request.post('/forgot-password', { headers: { origin }, form: { email } });
	const alive = [
		await mailedPath(`${name}@northfold.example`, '/verify-email/'),
		await mailedPath(email, '/reset-password/')
	];
	const gone = ['verify-email', 'reset-password', 'confirm-email-change', 'undo', 'invitation'];
	for (const path of [...alive, ...gone.flatMap((page) => [`/${page}/${dead}`, `/${page}/x`])]) {
		const answer = await request.get(path, { headers: html });
		expect(answer.status(), path).toBe(200);
		expect(named(answer, 'referrer-policy'), path).toEqual(['strict-origin']);
		expect(named(answer, 'cache-control'), path).toEqual(['no-store']);
		const text = await answer.text();
		expect(/This (link|invitation) no longer works/.test(text), path).toBe(!alive.includes(path));
		// Nothing that the page loads or leads to lies elsewhere.
		expect(text, path).not.toMatch(/(src|href|action)="(https?:)?\/\//);
	}
});

const named = (answer: APIResponse, name: string) =>
	answer
		.headersArray()
		.flatMap((header) => (header.name.toLowerCase() === name ? [header.value] : []));

test('the mailbox is for this machine alone, and a mail in it can do nothing', async ({
	request,
	playwright
}) => {
	const { email } = await site.person(unique('mailbox'));
	await request.post('/forgot-password', { headers: { origin }, form: { email } });
	await site.mail(email);
	const direct = await playwright.request.newContext({ baseURL: origin, extraHTTPHeaders: {} });
	const list = await direct.get(`/dev/mailbox.json?to=${encodeURIComponent(email)}`);
	const [{ id, subject }] = await list.json();
	expect(subject).toMatch(/^Choose a new password/);

	const mail = await direct.get(`/dev/mailbox/${id}/html`);
	const [policy = '', ...more] = named(mail, 'content-security-policy');
	expect(more).toEqual([]);
	expect(policy).toMatch(/^default-src 'none'; style-src 'unsafe-inline';/);
	expect(policy).toContain("form-action 'none'");
	expect(policy).toContain('sandbox allow-popups allow-popups-to-escape-sandbox');
	expect(policy).not.toMatch(/script|allow-same-origin|allow-scripts/);

	const paths = ['', `?mail=${id}`, '.json', `/${id}/html`].map((rest) => `/dev/mailbox${rest}`);
	for (const path of paths) {
		expect((await direct.get(path, { headers: html })).status(), path).toBe(200);
		for (const header of [
			'x-forwarded-for',
			'forwarded',
			'x-forwarded-host',
			'x-forwarded-proto'
		]) {
			const answer = await direct.get(path, { headers: { ...html, [header]: '10.0.0.1' } });
			expect(answer.status(), `${path} ${header}`).toBe(403);
			expect(await answer.text()).not.toContain(email);
		}
	}
	await direct.dispose();
});
