import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createCaller } from '../router.ts';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';
import type { Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist');
});

const chosen = { password: 'copper meadow signal 91', confirmPassword: 'copper meadow signal 91' };
const gone = { form: expect.stringContaining('Ask for a new one') };

async function linked(next?: string) {
	const asked = { email: mara.email, ...(next ? { next } : {}) };
	await (await gatehouse.visitor()).auth.requestLoginLink(asked);
	return gatehouse.mailedToken('loginLink');
}

const follow = async (token: string, browser = createBrowser(), rememberMe = false) =>
	(await gatehouse.from(browser)).auth.loginWithLink({ token, rememberMe });

const preview = async (token: string) =>
	(await gatehouse.visitor()).auth.previewLoginLink({ token });

describe('asking for a link', () => {
	test('answers alike for any address; an unproven one gets its confirmation again', async () => {
		const visitor = await gatehouse.visitor();
		const noor = { username: 'noor.haddad', email: 'noor@northfold.example' };
		await visitor.auth.register({ ...noor, ...chosen });
		gatehouse.clock.pass(61);
		for (const email of [mara.email, 'nobody@northfold.example', noor.email])
			expect(await visitor.auth.requestLoginLink({ email })).toBeUndefined();
		expect((await gatehouse.letters()).map(({ template, to }) => [template, to])).toEqual([
			['confirmEmail', noor.email],
			['loginLink', mara.email],
			['confirmEmail', noor.email]
		]);
	});

	test('with an address whose account is disabled mails nobody', async () => {
		await gatehouse.db.user.updateMany({ data: { disabledAt: gatehouse.clock.at } });
		await (await gatehouse.visitor()).auth.requestLoginLink({ email: mara.email });
		expect(await gatehouse.letters()).toEqual([]);
		expect(await gatehouse.db.loginLink.count()).toBe(0);
	});

	test('is limited for each mailbox, whether or not anybody has it', async () => {
		for (const email of [mara.email, 'nobody@northfold.example']) {
			const ask = async () => (await gatehouse.visitor()).auth.requestLoginLink({ email });
			expect(await failure(ask())).toBe('succeeded');
			expect(await failure(ask())).toMatchObject({ kind: 'tooMany' });
			for (let time = 0; time < 4; time++) {
				gatehouse.clock.pass(61);
				expect(await failure(ask())).toBe('succeeded');
			}
			gatehouse.clock.pass(61);
			expect(await failure(ask())).toMatchObject({ kind: 'tooMany' });
		}
	});
});

describe('a link', () => {
	test('is looked at without being used, and then logs in once, to where one was heading', async () => {
		const token = await linked('/settings/tokens');
		for (let looks = 0; looks < 3; looks++)
			expect(await preview(token)).toEqual({
				state: 'ready',
				username: 'mara.lindqvist',
				email: mara.email
			});
		const browser = createBrowser();
		expect(await follow(token, browser)).toEqual({ status: 'signedIn', next: '/settings/tokens' });
		expect(await (await gatehouse.from(browser)).auth.session()).toMatchObject({
			user: { username: 'mara.lindqvist' }
		});
		expect((await gatehouse.contextOf(browser)).session?.way).toBe('link');
		expect(await preview(token)).toEqual({ state: 'gone' });
		expect(await failure(follow(token))).toEqual(gone);
	});

	test('holds for ten minutes to the second', async () => {
		const token = await linked();
		gatehouse.clock.pass(599);
		expect(await preview(token)).toMatchObject({ state: 'ready' });
		gatehouse.clock.pass(1);
		expect(await preview(token)).toEqual({ state: 'gone' });
		expect(await failure(follow(token))).toEqual(gone);
	});

	test('works on when another one is asked for: a stranger can do that', async () => {
		const first = await linked();
		gatehouse.clock.pass(61);
		const second = await linked();
		expect(first).not.toBe(second);
		expect(await follow(first)).toMatchObject({ status: 'signedIn' });
		expect(await follow(second)).toMatchObject({ status: 'signedIn' });
	});

	test('dies with any change of the credentials, and with the account', async () => {
		const token = await linked();
		const changed = { currentPassword: goodPassword, ...chosen };
		await (await gatehouse.as(mara)).password.change(changed);
		expect(await failure(follow(token))).toEqual(gone);

		gatehouse.clock.pass(61);
		const later = await linked();
		await gatehouse.db.user.updateMany({ data: { credentialVersion: { increment: 1 } } });
		expect(await failure(follow(later))).toEqual(gone);

		gatehouse.clock.pass(61);
		const latest = await linked();
		await gatehouse.db.user.updateMany({ data: { disabledAt: gatehouse.clock.at } });
		expect(await preview(latest)).toEqual({ state: 'gone' });
		expect(await failure(follow(latest))).toEqual(gone);
	});

	test('followed twenty times at once starts one session', async () => {
		const token = await linked();
		const unlimited = { hit: async () => null, refund: async () => {}, sweep: async () => {} };
		const before = await gatehouse.db.session.count();
		const tries = Array.from({ length: 20 }, async () => {
			const context = await gatehouse.contextOf(createBrowser());
			return failure(createCaller({ ...context, limits: unlimited }).auth.loginWithLink({ token }));
		});
		const outcomes = await Promise.all(tries);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(outcomes.filter((outcome) => outcome !== 'succeeded')).toEqual(Array(19).fill(gone));
		expect(await gatehouse.db.session.count()).toBe(before + 1);
	});

	test('does not spare the second factor', async () => {
		const api = await gatehouse.as(mara);
		const { key } = await api.twoFactor.beginSetup();
		const code = () => codeOf(seedFromText(key), stepAt(gatehouse.clock.at));
		await (await gatehouse.as(mara)).twoFactor.finishSetup({ code: await code() });
		gatehouse.clock.pass(30);
		const token = await linked('/profile/edit');
		const browser = createBrowser();
		expect(await follow(token, browser, true)).toEqual({
			status: 'twoFactorRequired',
			next: '/profile/edit'
		});
		expect(browser.session.token).toBeNull();
		expect(await failure(follow(token))).toEqual(gone);
		await (await gatehouse.from(browser)).auth.completeTwoFactor({ code: await code() });
		const { session } = await gatehouse.contextOf(browser);
		expect(session).toMatchObject({ way: 'link', factor: 'authenticator', remembered: true });
	});

	test('is not in the database: what is there opens nothing', async () => {
		const token = await linked();
		const row = await gatehouse.db.loginLink.findFirstOrThrow({ omit: { tokenHash: false } });
		const stored = Buffer.from(row.tokenHash).toString('base64url');
		expect(JSON.stringify(row)).not.toContain(token);
		expect(await failure(follow(stored))).toEqual(gone);
	});
});
