import { describe, expect, test } from 'vitest';
import { createCaller } from '../router.ts';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';

const gatehouse = await createTestApi();

const next = 'copper meadow signal 91';
const chosen = { password: next, confirmPassword: next };

async function linked() {
	const mara = await gatehouse.person('mara.lindqvist');
	await (await gatehouse.visitor()).password.requestReset({ email: mara.email });
	return { mara, token: await gatehouse.mailedToken('resetPassword') };
}

describe('a forgotten password', () => {
	test('answers alike for any address; an unproven one gets its confirmation again', async () => {
		const visitor = await gatehouse.visitor();
		const { email } = await gatehouse.person('mara.lindqvist');
		expect(await visitor.password.requestReset({ email })).toBeUndefined();
		const nobody = { email: 'nobody@northfold.example' };
		expect(await visitor.password.requestReset(nobody)).toBeUndefined();
		const noor = { username: 'noor.haddad', email: 'noor@northfold.example' };
		await visitor.auth.register({ ...noor, ...chosen });
		gatehouse.clock.pass(61);
		expect(await visitor.password.requestReset({ email: noor.email })).toBeUndefined();
		expect((await gatehouse.letters()).map(({ template }) => template)).toEqual([
			'resetPassword',
			'confirmEmail',
			'confirmEmail'
		]);
	});

	test('writes to the stored address, whatever look-alike was typed', async () => {
		await gatehouse.person('kim.larsen');
		const visitor = await gatehouse.visitor();
		for (const email of [' KIM.LARSEN@northfold.example', '\u212Aim.larsen@ｎorthfold.example']) {
			await gatehouse.db.limit.deleteMany();
			await visitor.password.requestReset({ email });
		}
		const letters = await gatehouse.letters();
		expect(letters.map(({ to }) => to)).toEqual(
			Array<string>(2).fill('kim.larsen@northfold.example')
		);
	});

	test('a link sets a new one, ends every session, tells the owner, and logs nobody in', async () => {
		const { mara, token } = await linked();
		const browser = createBrowser();
		await (await gatehouse.from(browser)).password.reset({ token, ...chosen });
		expect(browser.session.token).toBeNull();
		expect(await gatehouse.db.session.count()).toBe(0);
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'passwordChanged',
			to: mara.email,
			values: { how: 'reset' }
		});
		const visitor = await gatehouse.visitor();
		const { email } = mara;
		expect(await failure(visitor.auth.login({ email, password: goodPassword }))).toHaveProperty(
			'form'
		);
		expect(await failure(visitor.auth.login({ email, password: next }))).toBe('succeeded');
		expect(await failure(visitor.password.reset({ token, ...chosen }))).toHaveProperty('form');
	});

	test('a password that is refused does not burn the link', async () => {
		const { token } = await linked();
		const visitor = await gatehouse.visitor();
		const weak = { password: 'password1', confirmPassword: 'password1' };
		expect(await failure(visitor.password.reset({ token, ...weak }))).toHaveProperty('password');
		expect(await failure(visitor.password.reset({ token, ...chosen }))).toBe('succeeded');
	});

	test('used fifty times at once with fifty passwords: one wins, and its password works', async () => {
		const { mara, token } = await linked();
		const passwords = Array.from({ length: 50 }, (_, at) => `copper meadow signal ${at} lantern`);
		const outcomes = await Promise.all(
			passwords.map(async (password, at) => {
				const api = await gatehouse.visitor(`192.0.2.${at + 1}`);
				return failure(api.password.reset({ token, password, confirmPassword: password }));
			})
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		const password = passwords[outcomes.indexOf('succeeded')] ?? '';
		const login = (await gatehouse.visitor()).auth.login({ email: mara.email, password });
		expect(await failure(login)).toBe('succeeded');
		expect(gatehouse.reports).toEqual([]);
	});

	test(
		'two links of one person used at once: one wins, and neither waits for the other',
		{ repeats: 9 },
		async () => {
			const { mara, token } = await linked();
			gatehouse.clock.pass(61);
			await (await gatehouse.visitor()).password.requestReset({ email: mara.email });
			const tokens = [token, await gatehouse.mailedToken('resetPassword')];
			const outcomes = await Promise.all(
				tokens.map(async (token) =>
					failure((await gatehouse.visitor()).password.reset({ token, ...chosen }))
				)
			);
			expect(outcomes).toContain('succeeded');
			expect(outcomes).toContainEqual({ form: expect.any(String) });
			expect(gatehouse.reports).toEqual([]);
		}
	);

	test('broken off after the link was used and before it is done, it is as if never begun', async () => {
		const { mara, token } = await linked();
		const context = await gatehouse.contextOf(createBrowser());
		const send = async () => {
			throw new Error('broken off');
		};
		const broken = createCaller({ ...context, mailer: { ...context.mailer, send } });
		await expect(broken.password.reset({ token, ...chosen })).rejects.toThrow();
		gatehouse.reports.length = 0;
		const visitor = await gatehouse.visitor();
		const login = { email: mara.email, password: goodPassword };
		expect(await failure(visitor.auth.login(login))).toBe('succeeded');
		expect(await failure(visitor.password.reset({ token, ...chosen }))).toBe('succeeded');
	});

	test('a link holds for half an hour, and dies with any change of the credentials', async () => {
		const { mara, token } = await linked();
		const visitor = await gatehouse.visitor();
		const preview = () => visitor.password.previewReset({ token });
		expect(await preview()).toMatchObject({ state: 'ready', username: mara.username });
		await (await gatehouse.as(mara)).password.change({ currentPassword: goodPassword, ...chosen });
		expect(await preview()).toEqual({ state: 'gone' });
		gatehouse.clock.pass(61);
		await visitor.password.requestReset({ email: mara.email });
		const late = await gatehouse.mailedToken('resetPassword');
		gatehouse.clock.pass(30 * 60);
		expect(await failure(visitor.password.reset({ token: late, ...chosen }))).toHaveProperty(
			'form'
		);
	});

	test('is limited for each mailbox, whether or not anybody has it', async () => {
		const { email } = await gatehouse.person('mara.lindqvist');
		for (const asked of [email, 'nobody@northfold.example']) {
			const ask = async () =>
				failure((await gatehouse.visitor()).password.requestReset({ email: asked }));
			expect(await ask()).toBe('succeeded');
			expect(await ask()).toEqual({ kind: 'tooMany', retryAfter: 60 });
		}
	});
});

describe('changing the password', () => {
	test('asks for the current one, ends every other session and goes on under a new token', async () => {
		const mara = await gatehouse.person('mara.lindqvist');
		const phone = createBrowser();
		await (await gatehouse.from(phone)).auth.login({ email: mara.email, password: goodPassword });
		const before = mara.browser.session.token;
		const api = await gatehouse.as(mara);
		expect(
			await failure(api.password.change({ currentPassword: 'wrong', ...chosen }))
		).toHaveProperty('currentPassword');
		await api.password.change({ currentPassword: goodPassword, ...chosen });
		expect(mara.browser.session.token).not.toBe(before);
		expect(await (await gatehouse.as(mara)).auth.session()).not.toBeNull();
		expect(await (await gatehouse.from(phone)).auth.session()).toBeNull();
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'passwordChanged',
			to: mara.email,
			values: { how: 'changed' }
		});
	});
});
