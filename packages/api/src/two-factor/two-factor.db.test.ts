import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const halfAMinute = () => gatehouse.clock.pass(30);

/** An app with this key, as it shows codes. */
const codeNow = (key: string) => codeOf(seedFromText(key), stepAt(gatehouse.clock.at));

/** Sets an app up. The code that did it is used up, so half a minute passes. */
async function withApp() {
	const { key } = await (await gatehouse.as(mara)).twoFactor.beginSetup();
	const { recoveryCodes } = await (
		await gatehouse.as(mara)
	).twoFactor.finishSetup({ code: await codeNow(key) });
	halfAMinute();
	return { key, recoveryCodes };
}

/** A browser in which the password was right. */
async function halfway(browser = createBrowser(), rememberMe = false) {
	const api = await gatehouse.from(browser);
	const login = { email: mara.email, password: goodPassword, rememberMe };
	expect(await api.auth.login(login)).toEqual({ status: 'twoFactorRequired' });
	return browser;
}

const complete = async (browser: ReturnType<typeof createBrowser>, code: string, trust = false) =>
	(await gatehouse.from(browser)).auth.completeTwoFactor({ code, trustDevice: trust });

const wrongCode = { code: expect.stringContaining('not a code that works now') };
const gone = { form: expect.stringContaining('Log in again') };

describe('setting up an app', () => {
	test('it counts from its first code on, which gives ten recovery codes and tells the owner', async () => {
		const api = await gatehouse.as(mara);
		const { key, uri, squares } = await api.twoFactor.beginSetup();
		expect(uri).toMatch(/^otpauth:\/\/totp\/Gatehouse:/);
		expect(uri).toContain(key);
		expect(squares.length).toBeGreaterThan(20);
		expect(await api.twoFactor.status()).toMatchObject({ on: false });
		expect(await failure(api.twoFactor.finishSetup({ code: '000000' }))).toHaveProperty('code');
		const { recoveryCodes } = await api.twoFactor.finishSetup({ code: await codeNow(key) });
		expect(new Set(recoveryCodes).size).toBe(10);
		expect(await (await gatehouse.as(mara)).twoFactor.status()).toMatchObject({
			on: true,
			recoveryCodes: 10
		});
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'factorChanged',
			values: { what: 'authenticatorAdded' }
		});
	});

	test('asked for again it is the same key, for half an hour', async () => {
		const first = await (await gatehouse.as(mara)).twoFactor.beginSetup();
		expect((await (await gatehouse.as(mara)).twoFactor.beginSetup()).key).toBe(first.key);
	});

	test('logs out whoever is in without it, and gives this session a new token', async () => {
		const other = createBrowser();
		const login = { email: mara.email, password: goodPassword };
		await (await gatehouse.from(other)).auth.login(login);
		const before = mara.browser.session.token;
		await withApp();
		expect(mara.browser.session.token).not.toBe(before);
		expect(await (await gatehouse.from(other)).auth.session()).toBeNull();
		expect(await (await gatehouse.as(mara)).auth.session()).not.toBeNull();
	});

	test('keeps no seed that a stolen database would show', async () => {
		const { key } = await withApp();
		const rows = await gatehouse.db.authenticator.findMany({ omit: { sealed: false } });
		expect(
			JSON.stringify(rows, (_, value) => (typeof value === 'bigint' ? `${value}` : value))
		).not.toContain(key);
	});
});

describe('logging in', () => {
	test('the password alone starts no session; the code of the app does', async () => {
		const { key } = await withApp();
		const browser = await halfway();
		expect(browser.session.token).toBeNull();
		expect(await (await gatehouse.from(browser)).auth.session()).toBeNull();
		expect(await (await gatehouse.from(browser)).twoFactor.pending()).toMatchObject({
			username: 'mara.lindqvist',
			authenticator: true,
			passkeys: false,
			recoveryCodes: true
		});
		expect(await complete(browser, await codeNow(key))).toEqual({ status: 'signedIn' });
		expect(await (await gatehouse.from(browser)).auth.session()).toMatchObject({
			user: { username: 'mara.lindqvist' }
		});
		expect(browser.pending.token).toBeNull();
	});

	test('whether it is remembered was said with the password, and nothing changes it since', async () => {
		const { key } = await withApp();
		const browser = await halfway(createBrowser(), true);
		const tampered = { code: await codeNow(key), rememberMe: false };
		const api = await gatehouse.from(browser);
		expect(await failure(api.auth.completeTwoFactor(tampered))).not.toBe('succeeded');
		await complete(browser, await codeNow(key));
		expect(browser.session.expiresAt).not.toBeNull();
	});

	test('the step before is taken too, for who types slowly; older and later ones are not', async () => {
		const { key } = await withApp();
		const seed = seedFromText(key);
		gatehouse.clock.pass(300);
		const now = stepAt(gatehouse.clock.at);
		for (const step of [now - 2, now + 1])
			expect(await failure(complete(await halfway(), await codeOf(seed, step)))).toEqual(wrongCode);
		expect(await complete(await halfway(), await codeOf(seed, now - 1))).toEqual({
			status: 'signedIn'
		});
	});

	test('a code counts once, whichever login it is used at', async () => {
		const { key } = await withApp();
		const code = await codeNow(key);
		const second = await halfway();
		await complete(await halfway(), code);
		expect(await failure(complete(second, code))).toEqual(wrongCode);
		halfAMinute();
		expect(await complete(second, await codeNow(key))).toEqual({ status: 'signedIn' });
	});

	test('a recovery code stands in for the app, once, however it is typed', async () => {
		const { recoveryCodes } = await withApp();
		const [code = '', next = ''] = recoveryCodes;
		await complete(await halfway(), code.toLowerCase().replaceAll('-', ' '));
		expect(await failure(complete(await halfway(), code))).toEqual(wrongCode);
		expect(await complete(await halfway(), next)).toEqual({ status: 'signedIn' });
		expect(await (await gatehouse.as(mara)).twoFactor.status()).toMatchObject({ recoveryCodes: 8 });
	});

	test('waits ten minutes, and ends with a new password', async () => {
		const { key } = await withApp();
		const late = await halfway();
		gatehouse.clock.pass(601);
		expect(await failure(complete(late, await codeNow(key)))).toEqual(gone);
		const other = await halfway();
		const chosen = {
			password: 'copper meadow signal 91',
			confirmPassword: 'copper meadow signal 91'
		};
		await (await gatehouse.as(mara)).password.change({ currentPassword: goodPassword, ...chosen });
		expect(await failure(complete(other, await codeNow(key)))).toEqual(gone);
	});

	test('who is somebody else gives it up: it is no use to whoever kept what the browser had', async () => {
		const { key } = await withApp();
		const browser = await halfway();
		const { token } = browser.pending;
		await (await gatehouse.from(browser)).auth.logout();
		expect(browser.pending.token).toBeNull();
		browser.pending.set(token ?? '', new Date());
		expect(await failure(complete(browser, await codeNow(key)))).toEqual(gone);
	});

	test('five wrong codes end it, and the owner hears that somebody knows the password', async () => {
		const { key } = await withApp();
		const browser = await halfway();
		for (let time = 0; time < 4; time++)
			expect(await failure(complete(browser, '000000'))).toEqual(wrongCode);
		expect(await failure(complete(browser, '000000'))).toEqual(gone);
		expect(await failure(complete(browser, await codeNow(key)))).toEqual(gone);
		expect((await gatehouse.letters()).at(-1)).toMatchObject({ template: 'secondFactorFailed' });
	});

	test('ten tries a quarter of an hour for all codes of an account, spread as one likes', async () => {
		const { key } = await withApp();
		const tries = Array.from({ length: 8 }, async (_, at) => {
			const browser = await halfway();
			return Promise.all(
				Array.from({ length: 3 }, async (__, time) => {
					const api = await gatehouse.from(browser, `198.51.100.${at}`);
					const code = time === 1 ? '0'.repeat(24) : '000000';
					return failure(api.auth.completeTwoFactor({ code }));
				})
			);
		});
		const outcomes = (await Promise.all(tries)).flat();
		expect(outcomes.filter((outcome) => 'code' in Object(outcome))).toHaveLength(10);
		expect(await failure(complete(await halfway(), await codeNow(key)))).toMatchObject({
			kind: 'tooMany'
		});
		gatehouse.clock.pass(901);
		expect(await complete(await halfway(), await codeNow(key))).toEqual({ status: 'signedIn' });
	});
});

describe('twenty at once', () => {
	/** One after another: how many may try passwords at once is another question. */
	async function twentyHalfway() {
		const browsers = [];
		while (browsers.length < 20) browsers.push(await halfway());
		return browsers;
	}

	const sessions = () => gatehouse.db.session.count({ where: { userId: mara.id } });

	test('one code at as many logins: one session', async () => {
		const { key } = await withApp();
		const before = await sessions();
		const browsers = await twentyHalfway();
		const code = await codeNow(key);
		const outcomes = await Promise.all(browsers.map((each) => failure(complete(each, code))));
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await sessions()).toBe(before + 1);
	});

	test('one recovery code at as many logins: one session', async () => {
		const { recoveryCodes } = await withApp();
		const before = await sessions();
		const browsers = await twentyHalfway();
		const outcomes = await Promise.all(
			browsers.map((each) => failure(complete(each, recoveryCodes[0] ?? '')))
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await sessions()).toBe(before + 1);
	});

	test('one login that waits, with as many recovery codes as there are: one session', async () => {
		const { recoveryCodes } = await withApp();
		const before = await sessions();
		const browser = await halfway();
		const codes = [...recoveryCodes, ...recoveryCodes];
		const outcomes = await Promise.all(codes.map((code) => failure(complete(browser, code))));
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await sessions()).toBe(before + 1);
	});
});

describe('a device that is remembered', () => {
	test('is asked for no code for thirty days, and is not enough for what asks for a proof', async () => {
		const { key } = await withApp();
		const browser = await halfway();
		await complete(browser, await codeNow(key), true);
		const login = { email: mara.email, password: goodPassword };
		expect(await (await gatehouse.from(browser)).auth.login(login)).toEqual({ status: 'signedIn' });
		expect(await failure((await gatehouse.from(browser)).twoFactor.disable())).toEqual({
			kind: 'stepUpRequired'
		});
		gatehouse.clock.pass(30 * 86_400);
		expect(await (await gatehouse.from(browser)).auth.login(login)).toEqual({
			status: 'twoFactorRequired'
		});
	});

	test('is asked again once it was forgotten, which its owner alone can say', async () => {
		const { key } = await withApp();
		const browser = await halfway();
		await complete(browser, await codeNow(key), true);
		const { items } = await (await gatehouse.from(browser)).twoFactor.trustedDevices();
		expect(items).toMatchObject([{ here: true }]);
		const deviceId = items[0]?.id ?? '';
		const stranger = await gatehouse.person('noor.haddad');
		expect(
			await failure((await gatehouse.as(stranger)).twoFactor.forgetDevice({ deviceId }))
		).toEqual({ kind: 'notFound' });
		await (await gatehouse.from(browser)).twoFactor.forgetDevice({ deviceId });
		await halfway(browser);
	});
});

describe('confirming who one is', () => {
	test('takes no less than a login: the password and a code', async () => {
		const { key } = await withApp();
		gatehouse.clock.pass(3600);
		const api = await gatehouse.as(mara);
		expect(await failure(api.auth.confirmIdentity({ password: goodPassword }))).toHaveProperty(
			'code'
		);
		const wrong = { password: goodPassword, code: '000000' };
		expect(await failure(api.auth.confirmIdentity(wrong))).toHaveProperty('code');
		const right = { password: goodPassword, code: await codeNow(key) };
		expect(await api.auth.confirmIdentity(right)).toEqual({ status: 'confirmed' });
		expect(await failure((await gatehouse.as(mara)).twoFactor.disable())).toBe('succeeded');
		expect(await (await gatehouse.as(mara)).twoFactor.status()).toMatchObject({
			on: false,
			recoveryCodes: 0
		});
	});
});

describe('"it wasn\'t me"', () => {
	test('of an app that was set up: it is gone, and so are its recovery codes', async () => {
		await withApp();
		const token = await gatehouse.mailedToken('factorChanged');
		await (await gatehouse.visitor()).credentials.undo({ token });
		expect(await gatehouse.db.authenticator.count()).toBe(0);
		expect(await gatehouse.db.recoveryCode.count()).toBe(0);
		expect(await gatehouse.db.session.count({ where: { userId: mara.id } })).toBe(0);
	});

	test('of an app that was removed and replaced: the first one counts again', async () => {
		const { key } = await withApp();
		await (await gatehouse.as(mara)).twoFactor.disable();
		const token = await gatehouse.mailedToken('factorChanged');
		halfAMinute();
		await withApp();
		await (await gatehouse.visitor()).credentials.undo({ token });
		const inUse = await gatehouse.db.authenticator.findMany({
			where: { userId: mara.id, removedAt: null },
			omit: { sealed: false }
		});
		expect(inUse).toHaveLength(1);
		expect(gatehouse.services.factorSeal.open(inUse[0]?.sealed ?? '', mara.id)).toBe(key);
	});
});
