import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, type Person } from '../testing.ts';
import { createAuthenticator, type Twist } from './testing/authenticator.ts';
import { createActs, failed, refused } from './testing/acts.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const { add, logIn, refusals, whoIsIn } = createActs(gatehouse);

describe('logging in', () => {
	test('a passkey says who comes, and needs no second step', async () => {
		const { device } = await add(mara);
		const browser = createBrowser();
		const question = await (await gatehouse.from(browser)).passkeys.beginLogin({});
		expect(question).toEqual({
			challenge: expect.stringMatching(/^[\w-]{43}$/),
			rpId: 'localhost',
			timeout: 300_000,
			userVerification: 'required'
		});
		expect(await (await gatehouse.from(browser)).passkeys.login(device.sign(question))).toEqual({
			status: 'signedIn'
		});
		expect(await whoIsIn(browser)).toBe('mara.lindqvist');
		expect(browser.session.expiresAt).toBeNull();
		const { way, factor } = await gatehouse.db.session.findFirstOrThrow({
			orderBy: { id: 'desc' }
		});
		expect({ way, factor }).toEqual({ way: 'passkey', factor: null });
		const { items } = await (await gatehouse.as(mara)).passkeys.list();
		expect(items).toMatchObject([{ lastUsedAt: gatehouse.clock.at }]);
	});

	test('is remembered where that was asked for', async () => {
		const { device } = await add(mara);
		const browser = createBrowser();
		const question = await (await gatehouse.from(browser)).passkeys.beginLogin({});
		const answer = { ...device.sign(question), rememberMe: true };
		await (await gatehouse.from(browser)).passkeys.login(answer);
		expect(browser.session.expiresAt).not.toBeNull();
	});

	test.each<[string, Twist, string]>([
		['another site’s page', { origin: 'https://gatehouse.example.evil' }, 'passkeyOrigin'],
		['another port', { origin: 'http://localhost:3001' }, 'passkeyOrigin'],
		['a frame in another site’s page', { crossOrigin: true }, 'passkeyOrigin'],
		['another site', { rpId: 'evil.example' }, 'passkeySite'],
		['nobody who was checked', { verified: false }, 'passkeyUnverified'],
		['nobody who was there', { present: false }, 'passkeyUnverified'],
		['a question that was not asked', { challenge: 'A'.repeat(43) }, 'passkeyUsedBefore'],
		['a count that goes back', { counter: 1 }, 'passkeyCounter'],
		['a count that stops', { counter: 0 }, 'passkeyCounter'],
		['an answer that makes a passkey', { type: 'webauthn.create' }, 'passkeyForged'],
		['a signature of something else', { forged: true }, 'passkeyForged'],
		['somebody else’s name', { userHandle: 'A'.repeat(43) }, 'passkeyOfSomeoneElse'],
		['no name', { userHandle: null }, 'passkeyOfSomeoneElse']
	])('is refused, and recorded, for %s', async (_, twist, reason) => {
		const { device } = await add(mara);
		await logIn(device);
		const browser = createBrowser();
		expect(await failure(logIn(device, twist, browser))).toEqual(refused);
		expect(await refusals()).toEqual([failed('passkeys.login', reason, mara.id)]);
		expect(browser.session.token).toBeNull();
		expect(gatehouse.reports).toEqual([]);
		expect(await logIn(device)).toEqual({ status: 'signedIn' });
	});

	test('what was signed once opens nothing a second time', async () => {
		const { device } = await add(mara, createAuthenticator({ counts: false }));
		const browser = createBrowser();
		const answer = device.sign(await (await gatehouse.from(browser)).passkeys.beginLogin({}));
		await (await gatehouse.from(browser)).passkeys.login(answer);
		const thief = await gatehouse.visitor();
		expect(await failure(thief.passkeys.login(answer))).toEqual(refused);
		expect(await refusals()).toEqual([failed('passkeys.login', 'passkeyUsedBefore', mara.id)]);
	});

	test('one that does not count, since several devices keep it, is taken again and again', async () => {
		const { device } = await add(mara, createAuthenticator({ counts: false }));
		for (let time = 0; time < 3; time++)
			expect(await logIn(device)).toEqual({ status: 'signedIn' });
	});

	test('one that nobody knows is refused, and recorded without a name', async () => {
		const stranger = createAuthenticator();
		const setup = await (await gatehouse.as(mara)).passkeys.beginSetup();
		stranger.make(setup);
		expect(await failure(logIn(stranger))).toEqual({
			form: expect.stringContaining('no account here any more')
		});
		expect(await refusals()).toEqual([failed('passkeys.login', 'passkeyUnknown', null)]);
	});

	test('a question waits five minutes', async () => {
		const { device } = await add(mara);
		const api = await gatehouse.visitor();
		const question = await api.passkeys.beginLogin({});
		gatehouse.clock.pass(300);
		expect(await failure(api.passkeys.login(device.sign(question)))).toEqual(refused);
	});

	test('a disabled account says so to who holds its passkey, and to nobody else', async () => {
		const { device } = await add(mara);
		const root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
		const disable = { userId: mara.id, reason: 'Spam' };
		await (await gatehouse.as(root)).users.disable(disable);
		expect(await failure(logIn(device))).toEqual({ kind: 'disabled', reason: 'Spam', until: null });
		expect(await failure(logIn(device, { forged: true }))).toEqual(refused);
		await (await gatehouse.as(root)).users.enable({ userId: mara.id });
		expect(await logIn(device)).toEqual({ status: 'signedIn' });
	});

	test('an account whose time is over is opened by its passkey, and the log says so', async () => {
		const { device } = await add(mara);
		const root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
		const disable = { userId: mara.id, reason: 'Spam', until: '2026-03-05' };
		await (await gatehouse.as(root)).users.disable(disable);
		const where = { act: 'enabling', subjectId: mara.id };
		const openings = () => gatehouse.db.auditEvent.count({ where });
		const { reason, until } = disable;
		expect(await failure(logIn(device))).toEqual({ kind: 'disabled', reason, until });
		expect(await openings()).toBe(0);
		gatehouse.clock.at = new Date('2026-03-05T00:00:00Z');
		expect(await logIn(device)).toEqual({ status: 'signedIn' });
		expect(await openings()).toBe(1);
	});

	test('thirty refusals in a quarter of an hour from one address are enough', async () => {
		const { device } = await add(mara);
		for (let time = 0; time < 30; time++)
			expect(await failure(logIn(device, { forged: true }))).toEqual(refused);
		expect(await failure(logIn(device))).toMatchObject({ kind: 'tooMany' });
	});

	test('twenty at once with one answer: one session', async () => {
		const { device } = await add(mara, createAuthenticator({ counts: false }));
		const before = await gatehouse.db.session.count();
		const answer = device.sign(await (await gatehouse.visitor()).passkeys.beginLogin({}));
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, async (_, at) =>
				failure((await gatehouse.visitor(`198.51.100.${at}`)).passkeys.login(answer))
			)
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await gatehouse.db.session.count()).toBe(before + 1);
		expect(await refusals()).toHaveLength(19);
	});

	test('twenty answers at once that count alike: one session', async () => {
		const { device } = await add(mara);
		const before = await gatehouse.db.session.count();
		const answers = [];
		while (answers.length < 20) {
			const question = await (await gatehouse.visitor()).passkeys.beginLogin({});
			answers.push(device.sign(question, { counter: 50 }));
		}
		const outcomes = await Promise.all(
			answers.map(async (answer, at) =>
				failure((await gatehouse.visitor(`198.51.100.${at}`)).passkeys.login(answer))
			)
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await gatehouse.db.session.count()).toBe(before + 1);
	});

	test('a stolen database has no question that could be answered', async () => {
		const { challenge } = await (await gatehouse.visitor()).passkeys.beginLogin({});
		const rows = await gatehouse.db.passkeyCeremony.findMany({ omit: { challengeHash: false } });
		expect(rows).toHaveLength(1);
		const bytes = Buffer.from(rows[0]?.challengeHash ?? []);
		expect(bytes.toString('base64url')).not.toBe(challenge);
		expect(JSON.stringify(rows)).not.toContain(challenge);
	});
});
