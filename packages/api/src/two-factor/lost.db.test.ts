import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
let key: string;
let recoveryCodes: string[];
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
	({ key } = await (await gatehouse.as(mara)).twoFactor.beginSetup());
	({ recoveryCodes } = await (
		await gatehouse.as(mara)
	).twoFactor.finishSetup({ code: await codeNow() }));
	gatehouse.clock.pass(60);
});

const codeNow = () => codeOf(seedFromText(key), stepAt(gatehouse.clock.at));
const login = { email: 'mara.lindqvist@northfold.example', password: goodPassword };
const wait = 72 * 3600;

/** A browser in which the password was right. */
async function halfway() {
	const browser = createBrowser();
	const api = await gatehouse.from(browser);
	expect(await api.auth.login(login)).toEqual({ status: 'twoFactorRequired' });
	return browser;
}
/** Asks, where the password was right. @returns the token of the link that is mailed. */
async function asked(browser?: ReturnType<typeof createBrowser>) {
	const at = browser ?? (await halfway());
	await (await gatehouse.from(at)).twoFactor.requestReset();
	return gatehouse.mailedToken('factorResetRequested');
}
const preview = async (token: string) =>
	(await gatehouse.visitor()).twoFactor.previewReset({ token });
const complete = async (token: string) =>
	(await gatehouse.visitor()).twoFactor.completeReset({ token });
const decline = async (token: string) =>
	(await gatehouse.visitor()).twoFactor.declineReset({ token });
const gone = { form: expect.stringContaining('used already') };
const sessions = () => gatehouse.db.session.count({ where: { userId: mara.id } });

describe('asking', () => {
	test('takes the first step of a login: nobody else can ask', async () => {
		const asking = (await gatehouse.visitor()).twoFactor.requestReset();
		expect(await failure(asking)).toEqual({ form: expect.stringContaining('Log in again') });
		expect(await failure((await gatehouse.as(mara)).twoFactor.requestReset())).toHaveProperty(
			'form'
		);
		expect(await gatehouse.db.factorReset.count()).toBe(0);
	});

	test('changes nothing, and tells the owner at once, by mail and in the settings', async () => {
		await asked();
		const [letter] = (await gatehouse.letters()).slice(-1);
		const due = new Date(gatehouse.clock.at.getTime() + wait * 1000);
		expect(letter).toMatchObject({
			template: 'factorResetRequested',
			to: mara.email,
			values: { due: due.toISOString() }
		});
		const status = await (await gatehouse.as(mara)).twoFactor.status();
		expect(status).toMatchObject({ on: true, reset: { dueAt: due } });
	});

	test('again is the same wait under a new link', async () => {
		const browser = await halfway();
		const first = await asked(browser);
		const { dueAt } = await gatehouse.db.factorReset.findFirstOrThrow();
		gatehouse.clock.pass(300);
		const second = await asked(browser);
		expect(await preview(first)).toEqual({ state: 'gone' });
		expect(await preview(second)).toMatchObject({ state: 'waiting', dueAt });
		expect(await gatehouse.db.factorReset.count()).toBe(1);
	});

	test('five times a day, from wherever: a mailbox is not filled by who knows a password', async () => {
		for (let time = 0; time < 5; time++) await asked();
		const api = await gatehouse.from(await halfway(), '198.51.100.7');
		expect(await failure(api.twoFactor.requestReset())).toMatchObject({ kind: 'tooMany' });
	});
});

describe('the link', () => {
	test('does nothing before its time, and after it only what it says: the password is enough', async () => {
		const token = await asked();
		gatehouse.clock.pass(wait - 1);
		expect(await preview(token)).toMatchObject({ state: 'waiting', username: 'mara.lindqvist' });
		expect(await failure(complete(token))).toEqual({
			form: expect.stringContaining('not time yet')
		});
		gatehouse.clock.pass(1);
		expect(await preview(token)).toMatchObject({ state: 'ready' });
		expect(await preview(token)).toMatchObject({ state: 'ready' });
		await complete(token);
		expect(await sessions()).toBe(0);
		expect(await gatehouse.db.recoveryCode.count()).toBe(0);
		const browser = createBrowser();
		expect(await (await gatehouse.from(browser)).auth.login(login)).toEqual({
			status: 'signedIn'
		});
	});

	test('ends what others hold: sessions, tokens, logins that wait; and tells the owner, who can take it back', async () => {
		const token = await asked();
		gatehouse.clock.pass(wait);
		const inside = await gatehouse.person('noor.haddad');
		const late = await halfway();
		await gatehouse.services.tokens.make(gatehouse.db, {
			userId: mara.id,
			name: 'Nightly',
			scopes: ['profile:read'],
			days: 30
		});
		await complete(token);
		expect(await gatehouse.db.apiToken.count()).toBe(0);
		expect(await gatehouse.db.session.count({ where: { userId: inside.id } })).toBe(1);
		const completing = (await gatehouse.from(late)).auth.completeTwoFactor({
			code: await codeNow()
		});
		expect(await failure(completing)).toEqual({ form: expect.stringContaining('Log in again') });
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'factorChanged',
			values: { what: 'twoFactorReset' }
		});
		const undo = await gatehouse.mailedToken('factorChanged');
		await (await gatehouse.visitor()).credentials.undo({ token: undo });
		expect(await gatehouse.db.authenticator.count({ where: { removedAt: null } })).toBe(1);
	});

	test('works for a week, and once however many try at once', async () => {
		const token = await asked();
		gatehouse.clock.pass(wait + 7 * 86_400);
		expect(await preview(token)).toEqual({ state: 'gone' });
		expect(await failure(complete(token))).toEqual(gone);
		const next = await asked();
		gatehouse.clock.pass(wait);
		const outcomes = await Promise.all(Array.from({ length: 20 }, () => failure(complete(next))));
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
	});

	test('opens nothing of an account that is disabled', async () => {
		const token = await asked();
		gatehouse.clock.pass(wait);
		await gatehouse.db.user.update({
			where: { id: mara.id },
			data: { disabledAt: gatehouse.clock.at }
		});
		expect(await failure(complete(token))).toEqual(gone);
	});
});

describe('it ends', () => {
	test("by any session of its owner, and by nobody else's", async () => {
		const token = await asked();
		const noor = await gatehouse.person('noor.haddad');
		expect(await failure((await gatehouse.as(noor)).twoFactor.cancelReset())).toEqual({
			kind: 'notFound'
		});
		await (await gatehouse.as(mara)).twoFactor.cancelReset();
		gatehouse.clock.pass(wait);
		expect(await failure(complete(token))).toEqual(gone);
	});

	test('by the mailed link, before its time and after', async () => {
		await decline(await asked());
		expect(await gatehouse.db.factorReset.count()).toBe(0);
		const token = await asked();
		gatehouse.clock.pass(wait);
		await decline(token);
		expect(await failure(complete(token))).toEqual(gone);
		expect(await failure(decline(token))).toEqual(gone);
	});

	test('with a login that takes the second step, and not with one that does not', async () => {
		await asked();
		await halfway();
		expect(await gatehouse.db.factorReset.count()).toBe(1);
		const api = await gatehouse.from(await halfway());
		await api.auth.completeTwoFactor({ code: recoveryCodes[0] ?? '' });
		expect(await gatehouse.db.factorReset.count()).toBe(0);
	});

	test('with a new password', async () => {
		await asked();
		const next = 'copper meadow signal 91';
		const chosen = { password: next, confirmPassword: next };
		const api = await gatehouse.as(mara);
		await api.password.change({ currentPassword: goodPassword, ...chosen });
		expect(await gatehouse.db.factorReset.count()).toBe(0);
	});
});
