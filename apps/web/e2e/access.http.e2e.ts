import { census } from '../../../packages/api/src/census.ts';
import { access } from '../src/lib/server/access.ts';
import { forms, matrix, people, said, type Person } from './access-document.ts';
import { expect, origin, password, site, test, unique } from './site.ts';

// docs/access.md says who may come in where. Here each of them tries every door, over HTTP, with nothing in their hands.
test.setTimeout(300_000);

const stranger = { cookie: '', id: crypto.randomUUID() };

/** Somebody with a session of their own. */
async function someone(...roles: string[]) {
	const { id, email } = await site.person(unique('door'), ...roles);
	return { id, cookie: await session(email), again: () => session(email) };
}

async function session(email: string): Promise<string> {
	const answer = await fetch(`${origin}/api/trpc/auth.login`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ email, password })
	});
	expect(answer.status).toBe(200);
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

/** The cookies of whoever sees the site as this person does. */
async function lookAs(userId: string, cookie: string): Promise<string> {
	const answer = await fetch(`${origin}/api/trpc/users.impersonate`, {
		method: 'POST',
		headers: { 'content-type': 'application/json', origin, cookie },
		body: JSON.stringify({ userId, reason: 'For the matrix.' })
	});
	expect(answer.status).toBe(200);
	return answer.headers
		.getSetCookie()
		.map((cookie) => cookie.split(';')[0])
		.join('; ');
}

async function knock(path: string, cookie: string, init: RequestInit = {}) {
	const answer = await fetch(`${origin}${path}`, {
		redirect: 'manual',
		...init,
		headers: { accept: 'text/html', origin, cookie, ...init.headers }
	});
	const text = await answer.text();
	return { status: answer.status, to: answer.headers.get('location') ?? '', text };
}

function verdict({ status, to }: { status: number; to: string }): string {
	expect(status).toBeLessThan(500);
	if (to.startsWith('/login?')) return said.logIn;
	return status === 403 ? said.denied : said.admitted;
}

const addressed = (route: string, id: string) =>
	route
		// What it shows is a refusal: one that does not look like its own.
		.replace(/^\/denied$/, '/denied?status=413')
		.replace('[token]', 'a'.repeat(43))
		.replace('[id]', id)
		.replace('[name]/[size]', 'nothing/96')
		.replace('[...path]', 'nothing');

const kinds = matrix();

for (const who of [
	'Visitor',
	'Member',
	'Moderator',
	'Administrator',
	'Disabled',
	'Viewed'
] satisfies Person[])
	test(`${who}: every page, form and procedure answers as docs/access.md says`, async () => {
		const column = ['', ...Object.keys(people)].indexOf(who);
		const { cookie, id, again } = await come(who);
		const expected = (rows: readonly (readonly string[])[]) =>
			Object.fromEntries(rows.map((row) => [row[0], row[column]]));
		// What logs out does so to a session of its own.
		const sessionFor = async (name: string) =>
			/logout|viewing|stopImpersonating|two-factor\?\/other/.test(name) && again
				? await again()
				: cookie;

		const pages: Record<string, string> = {};
		for (const route of Object.keys(access).sort())
			pages[route] = verdict(await knock(addressed(route, id), cookie));
		expect(pages).toEqual(expected(kinds.Pages));

		const posted: Record<string, string> = {};
		for (const { route, action } of forms()) {
			const name = action === 'default' ? route : `${route}?/${action}`;
			const init = {
				method: 'POST',
				body: '',
				headers: { 'content-type': 'application/x-www-form-urlencoded' }
			};
			posted[name] = verdict(await knock(addressed(name, id), await sessionFor(name), init));
		}
		expect(posted).toEqual(expected(kinds.Forms));

		const called: Record<string, string> = {};
		for (const { name, type } of census()) {
			const headers = { 'content-type': 'application/json', accept: 'application/json' };
			const init =
				type === 'mutation' ? { method: 'POST', body: '{}', headers } : { method: 'GET', headers };
			called[name] = refusal(await knock(`/api/trpc/${name}`, await sessionFor(name), init));
		}
		expect(called).toEqual(expected(kinds.Procedures));
	});

/** By what the procedure says: a wrong password is 401 as well, and not a way in that is closed. */
function refusal({ status, text }: { status: number; text: string }): string {
	expect(status).toBeLessThan(500);
	const { error } = JSON.parse(text);
	const kind = error?.json.data.refusal?.kind;
	if (kind === 'signedOut') return said.logIn;
	return kind === 'notAllowed' ? said.denied : said.admitted;
}

async function come(who: Person) {
	switch (who) {
		case 'Visitor':
			return { ...stranger, again: null };
		case 'Member':
			return someone();
		case 'Moderator':
			return someone('moderator');
		case 'Administrator':
			return someone('administrator');
		case 'Viewed': {
			const { id } = await someone('moderator');
			const boss = await someone('administrator');
			const again = async () => lookAs(id, await boss.again());
			return { id, cookie: await again(), again };
		}
		case 'Disabled': {
			const person = await someone('administrator');
			const boss = await someone('administrator');
			const { status } = await knock('/api/trpc/users.disable', boss.cookie, {
				method: 'POST',
				body: JSON.stringify({ userId: person.id, reason: 'For the matrix.' }),
				headers: { 'content-type': 'application/json', accept: 'application/json' }
			});
			expect(status).toBe(200);
			return { ...person, again: null };
		}
	}
}
