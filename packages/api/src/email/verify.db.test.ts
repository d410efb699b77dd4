import { describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';

const gatehouse = await createTestApi();

const mara = {
	username: 'mara.lindqvist',
	email: 'mara@northfold.example',
	password: goodPassword,
	confirmPassword: goodPassword
};
const another = { password: 'copper meadow signal 91', confirmPassword: 'copper meadow signal 91' };

async function begun(next?: string) {
	const browser = createBrowser();
	const wanted = next === undefined ? mara : { ...mara, next };
	await (await gatehouse.from(browser)).auth.register(wanted);
	return { browser, token: await gatehouse.mailedToken('confirmEmail') };
}
const session = async (browser: ReturnType<typeof createBrowser>) =>
	(await gatehouse.from(browser)).auth.session();

describe('the link of a registration', () => {
	test('names the address and the username, and burns nothing by being looked at', async () => {
		const { browser, token } = await begun();
		const named = { state: 'ready', email: mara.email, username: mara.username };
		for (let time = 0; time < 3; time++) {
			const elsewhere = await gatehouse.visitor();
			expect(await elsewhere.email.previewVerification({ token })).toEqual({
				...named,
				here: false
			});
		}
		const here = await gatehouse.from(browser);
		expect(await here.email.previewVerification({ token })).toEqual({ ...named, here: true });
		expect(await gatehouse.db.user.count()).toBe(0);
	});

	test('logs in where it was registered, to where the person was heading, once', async () => {
		const { browser, token } = await begun('/profile/edit');
		const proven = await (await gatehouse.from(browser)).email.verify({ token });
		expect(proven).toEqual({ status: 'signedIn', next: '/profile/edit' });
		expect(await session(browser)).toMatchObject({ user: { username: mara.username } });
		expect(browser.registration.token).toBeNull();
		const again = (await gatehouse.from(browser)).email.verify({ token });
		expect(await failure(again)).toHaveProperty('form');
	});

	test('asks any other browser for the password chosen at registration', async () => {
		const { token } = await begun();
		const phone = createBrowser();
		const api = await gatehouse.from(phone);
		expect(await failure(api.email.verify({ token }))).toHaveProperty('password');
		expect(await failure(api.email.verify({ token, password: 'not that one' }))).toHaveProperty(
			'password'
		);
		expect(await gatehouse.db.user.count()).toBe(0);
		await api.email.verify({ token, password: goodPassword });
		expect(await session(phone)).toMatchObject({ user: { username: mara.username } });
	});

	test('or for a new one, which whoever registered does not know', async () => {
		const { token } = await begun();
		const phone = await gatehouse.from(createBrowser());
		await phone.email.verifyWithNewPassword({ token, ...another });
		const visitor = await gatehouse.visitor();
		const { email } = mara;
		expect(await failure(visitor.auth.login({ email, password: goodPassword }))).toEqual({
			form: 'Invalid email or password.'
		});
		expect(await failure(visitor.auth.login({ email, password: another.password }))).toBe(
			'succeeded'
		);
	});

	test('used fifty times at once with fifty passwords: one wins, and its password works', async () => {
		const { token } = await begun();
		const passwords = Array.from({ length: 50 }, (_, at) => `copper meadow signal ${at} lantern`);
		const outcomes = await Promise.all(
			passwords.map(async (password, at) => {
				const api = await gatehouse.visitor(`192.0.2.${at + 1}`);
				const chosen = { token, password, confirmPassword: password };
				return failure(api.email.verifyWithNewPassword(chosen));
			})
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		const winner = passwords[outcomes.indexOf('succeeded')] ?? '';
		const login = { email: mara.email, password: winner };
		expect(await failure((await gatehouse.visitor()).auth.login(login))).toBe('succeeded');
		expect(gatehouse.reports).toEqual([]);
	});

	test('ends after a day; sending again makes a new one, and the old one stays dead', async () => {
		const { browser, token } = await begun();
		gatehouse.clock.pass(24 * 3600 + 1);
		const api = await gatehouse.from(browser);
		expect(await api.email.previewVerification({ token })).toEqual({
			state: 'expired',
			email: mara.email
		});
		expect(await failure(api.email.verify({ token }))).toHaveProperty('form');
		await api.email.resendVerification({ email: mara.email });
		const fresh = await gatehouse.mailedToken('confirmEmail');
		expect(fresh).not.toBe(token);
		expect(await api.email.previewVerification({ token })).toEqual({ state: 'gone' });
		expect(await failure(api.email.verify({ token: fresh }))).toBe('succeeded');
	});

	test('"I did not register" leaves nothing, and the name is free', async () => {
		const { token } = await begun();
		const visitor = await gatehouse.visitor();
		await visitor.email.disown({ token });
		expect(await gatehouse.db.registration.count()).toBe(0);
		expect(await visitor.auth.usernameAvailable({ username: mara.username })).toEqual({
			available: true
		});
		expect(await failure(visitor.email.verify({ token, password: goodPassword }))).toHaveProperty(
			'form'
		);
	});

	test('ends every other registration of the address', async () => {
		const stranger = await gatehouse.visitor();
		await stranger.auth.register({ ...mara, username: 'a.stranger', ...another });
		const { browser, token } = await begun();
		await (await gatehouse.from(browser)).email.verify({ token });
		expect(await gatehouse.db.registration.count()).toBe(0);
		const login = { email: mara.email, password: another.password };
		expect(await failure(stranger.auth.login(login))).toEqual({
			form: 'Invalid email or password.'
		});
	});
});

describe('waiting', () => {
	test('knows the address as typed, and how long until a link can be sent again', async () => {
		const { browser } = await begun('/profile');
		const api = await gatehouse.from(browser);
		expect(await api.email.waiting()).toEqual({
			email: mara.email,
			username: mara.username,
			next: '/profile',
			againIn: 60
		});
		const again = { email: mara.email };
		expect(await failure(api.email.resendVerification(again))).toMatchObject({ kind: 'tooMany' });
		gatehouse.clock.pass(61);
		expect(await failure(api.email.resendVerification(again))).toBe('succeeded');
		expect(await failure(api.email.resendVerification(again))).toMatchObject({ kind: 'tooMany' });
		expect(await (await gatehouse.visitor()).email.waiting()).toBeNull();
	});

	test('begins by logging in too early: with the right password, and then in that browser', async () => {
		await begun();
		const phone = createBrowser();
		const login = { email: mara.email, password: goodPassword };
		const wrong = (await gatehouse.from(phone)).auth.login({ ...login, password: 'wrong' });
		expect(await failure(wrong)).toEqual({ form: 'Invalid email or password.' });
		expect(phone.registration.token).toBeNull();
		const api = await gatehouse.from(phone);
		expect(await api.auth.login(login)).toEqual({ status: 'checkYourEmail' });
		expect(phone.session.token).toBeNull();
		expect(await (await gatehouse.from(phone)).email.waiting()).toMatchObject({
			email: mara.email
		});
	});

	test('says nothing of an account: who registered with its address hears the same at logging in', async () => {
		const noor = await gatehouse.person('noor.haddad');
		const own = 'copper meadow signal 91';
		const chosen = { password: own, confirmPassword: own };
		for (const email of [noor.email, 'nobody@northfold.example']) {
			const visitor = await gatehouse.visitor();
			const username = `stranger.${email.length}`;
			await visitor.auth.register({ username, email, ...chosen });
			expect(await visitor.auth.login({ email, password: own })).toEqual({
				status: 'checkYourEmail'
			});
		}
		const login = { email: noor.email, password: goodPassword };
		expect(await (await gatehouse.visitor()).auth.login(login)).toEqual({ status: 'signedIn' });
	});

	test('sending again answers alike for any address, and writes to nobody who did not register', async () => {
		await gatehouse.person('noor.haddad');
		const visitor = await gatehouse.visitor();
		for (const email of ['nobody@northfold.example', 'noor.haddad@northfold.example'])
			expect(await visitor.email.resendVerification({ email })).toBeUndefined();
		expect(await gatehouse.letters()).toEqual([]);
	});
});
