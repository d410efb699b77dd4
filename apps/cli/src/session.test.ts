import { tmpdir } from 'node:os';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { loggedIn } from './session.ts';
import { createSite, terminalAt } from './testing.ts';

let status: string;
let site: Awaited<ReturnType<typeof createSite>>;
beforeAll(async () => {
	site = await createSite({ 'auth.login': () => ({ status }) });
});
afterAll(() => site.close());
beforeEach(() => {
	site.seen.length = 0;
	status = 'signedIn';
});

const terminal = () => terminalAt(site.origin, tmpdir());
const seen = () =>
	site.seen.map(({ name, headers: { cookie = 'nobody', origin } }) =>
		[name, cookie, origin === site.origin ? 'ours' : 'foreign'].join(' ')
	);

test('lives for one command: logged in before, logged out after, with all its cookies and our origin', async () => {
	await loggedIn(terminal(), undefined, (client) => client.tokens.list());
	expect(seen()).toEqual([
		'auth.login nobody ours',
		'tokens.list session=s3cret; device=kn0wn ours',
		'auth.logout session=s3cret; device=kn0wn ours'
	]);
});

test('ends also where the work fails, and what failed stays what is said', async () => {
	const work = () => Promise.reject(new Error('what went wrong'));
	await expect(loggedIn(terminal(), undefined, work)).rejects.toThrow('what went wrong');
	expect(seen().at(-1)).toBe('auth.logout session=s3cret; device=kn0wn ours');
});

test.each(['twoFactorRequired', 'checkYourEmail'])('%s is not logged in', async (half) => {
	status = half;
	const work = () => Promise.reject(new Error('It worked for somebody who is not logged in.'));
	await expect(loggedIn(terminal(), undefined, work)).rejects.toMatchObject({ name: 'Mistake' });
	expect(seen()).toEqual(['auth.login nobody ours']);
});
