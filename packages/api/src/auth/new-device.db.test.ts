import { beforeEach, describe, expect, it } from 'vitest';
import { createCaller } from '../router.ts';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let noor: Person;
beforeEach(async () => {
	noor = await gatehouse.person('noor.haddad');
});

const logIn = async (browser = createBrowser(), { email } = noor) => {
	await (await gatehouse.from(browser)).auth.login({ email, password: goodPassword });
	return browser;
};
const logOut = async (browser: ReturnType<typeof createBrowser>) =>
	(await gatehouse.from(browser)).auth.logout();
const told = async ({ id } = noor) =>
	(await gatehouse.letters()).filter(
		({ template, userId }) => template === 'newDevice' && userId === id
	).length;

describe('a login', () => {
	it('with a new device mails the owner what it is, where it is, and how to end it', async () => {
		await logIn();
		const values = expect.objectContaining({ device: 'An unknown device', address: '192.0.2.1' });
		expect(await gatehouse.letters()).toEqual([
			expect.objectContaining({ template: 'newDevice', to: noor.email, values })
		]);
	});

	it('with a known one mails nobody, also after a log-out and weeks later', async () => {
		const browser = await logIn();
		await logOut(browser);
		gatehouse.clock.pass(80 * 86_400);
		await logIn(browser);
		expect(await told()).toBe(1);
		expect(browser.device.expiresAt).toEqual(
			new Date(gatehouse.clock.at.getTime() + 90 * 86_400_000)
		);
	});

	it('with the device of somebody else is one with a new device, and both are known then', async () => {
		const other = await gatehouse.person('iris.moreau');
		const browser = await logIn();
		const { token } = browser.device;
		await logIn(browser, other);
		expect([await told(), await told(other)]).toEqual([1, 1]);
		await logIn(browser);
		await logIn(browser, other);
		expect([await told(), await told(other)]).toEqual([1, 1]);
		expect(browser.device.token).toBe(token);
		const [one, two] = await gatehouse.db.device.findMany({ omit: { tokenHash: false } });
		expect(one?.tokenHash).not.toEqual(two?.tokenHash);
	});

	it('with a token that is none makes a new one', async () => {
		const browser = createBrowser();
		for (const forged of ['', 'x', `${'a'.repeat(42)}!`, 'a'.repeat(44)]) {
			browser.device.set(forged, null);
			await logIn(browser);
			expect(browser.device.token).toMatch(/^[\w-]{43}$/);
			expect(browser.device.token).not.toBe(forged);
		}
	});

	it('that is the first of an account mails nobody', async () => {
		const iris = { username: 'iris.moreau', email: 'iris@northfold.example' };
		const chosen = { password: goodPassword, confirmPassword: goodPassword };
		const browser = createBrowser();
		await (await gatehouse.from(browser)).auth.register({ ...iris, ...chosen });
		const token = await gatehouse.mailedToken('confirmEmail');
		await (await gatehouse.from(browser)).email.verify({ token });
		expect((await gatehouse.letters()).map(({ template }) => template)).toEqual(['confirmEmail']);
		expect(await gatehouse.db.device.count()).toBe(1);
	});

	it('fifty times at once with one device: known once, told once', async () => {
		const unlimited = { hit: async () => null, refund: async () => {}, sweep: async () => {} };
		const each = Array.from({ length: 50 }, async () => {
			const same = createBrowser();
			same.device.set('d'.repeat(43), null);
			const { auth } = createCaller({ ...(await gatehouse.contextOf(same)), limits: unlimited });
			return failure(auth.login({ email: noor.email, password: goodPassword }));
		});
		expect(new Set(await Promise.all(each))).toEqual(new Set(['succeeded']));
		expect(await gatehouse.db.device.count()).toBe(1);
		expect(await told()).toBe(1);
		expect(gatehouse.reports).toEqual([]);
	});

	it('with ever new devices is told five times a day', async () => {
		for (let time = 0; time < 8; time++) await logIn();
		expect(await told()).toBe(5);
		gatehouse.clock.pass(86_400);
		await logIn();
		expect(await told()).toBe(6);
	});

	it('keeps fifty devices, those used last', async () => {
		const first = await logIn();
		for (let time = 0; time < 50; time++) {
			gatehouse.clock.pass(60);
			await logIn();
		}
		expect(await gatehouse.db.device.count()).toBe(50);
		const before = (await gatehouse.db.device.findMany()).map(({ id }) => id);
		await logIn(first);
		const after = (await gatehouse.db.device.findMany()).map(({ id }) => id);
		expect(after.filter((id) => !before.includes(id))).toHaveLength(1);
	});
});

describe('"this was not me"', () => {
	it('ends every session, the password and what was changed since, and knows no device any more', async () => {
		const intruder = await logIn();
		const token = await gatehouse.mailedToken('newDevice');
		await (
			await gatehouse.from(intruder)
		).password.change({
			currentPassword: goodPassword,
			password: 'not your lantern any more 9',
			confirmPassword: 'not your lantern any more 9'
		});
		const visitor = await gatehouse.visitor();
		for (let looks = 0; looks < 2; looks++)
			expect(await visitor.credentials.previewUndo({ token })).toMatchObject({
				state: 'undoable',
				what: 'login',
				email: noor.email
			});
		const undone = await visitor.credentials.undo({ token });
		expect(undone.status).toBe('undone');
		for (const browser of [intruder, noor.browser])
			expect((await gatehouse.contextOf(browser)).user).toBeNull();
		expect(await gatehouse.db.device.count()).toBe(0);
		expect(await gatehouse.db.credentialChange.count()).toBe(0);
		const password = 'green ladder under snow 41';
		await visitor.password.reset({ token: undone.token, password, confirmPassword: password });
		const before = await told();
		await (await gatehouse.from(intruder)).auth.login({ email: noor.email, password });
		expect(await told()).toBe(before + 1);
	});
});
