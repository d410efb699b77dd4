import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
	createBrowser,
	createTestApi,
	failure,
	goodPassword,
	type Person,
	type TestApi
} from '../testing.ts';
import { createAuthenticator, type Authenticator, type Twist } from './testing/authenticator.ts';

let gatehouse: TestApi;
let mara: Person;
beforeAll(async () => {
	gatehouse = await createTestApi();
});
beforeEach(async () => {
	await gatehouse.reset();
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});
afterAll(() => gatehouse.close());

type Browser = ReturnType<typeof createBrowser>;

/** Has a device make a passkey for whoever is logged in there. */
async function add(person: Person, device = createAuthenticator(), name = 'Phone') {
	const setup = await (await gatehouse.as(person)).passkeys.beginSetup();
	const finished = await (
		await gatehouse.as(person)
	).passkeys.finishSetup({ ...device.make(setup), name });
	return { device, ...finished };
}

/** Logs in with what a device signs. */
async function logIn(device: Authenticator, twist: Twist = {}, browser = createBrowser()) {
	const question = await (await gatehouse.from(browser)).passkeys.beginLogin({});
	const answer = device.sign(question, twist);
	return (await gatehouse.from(browser)).passkeys.login(answer);
}

/** A browser in which the password was right. */
async function halfway(person: Person, browser = createBrowser(), rememberMe = false) {
	const login = { email: person.email, password: goodPassword, rememberMe };
	expect(await (await gatehouse.from(browser)).auth.login(login)).toEqual({
		status: 'twoFactorRequired'
	});
	return browser;
}

/** Does the second step of the login that waits there. */
async function complete(browser: Browser, device: Authenticator, trustDevice = false) {
	const asked = await (await gatehouse.from(browser)).passkeys.beginLogin({ step: 'factor' });
	const answer = { ...device.sign(asked), step: 'factor' as const, trustDevice };
	return (await gatehouse.from(browser)).passkeys.login(answer);
}

const whoIsIn = async (browser: Browser) =>
	(await (await gatehouse.from(browser)).auth.session())?.user.username;

/** What the log says was refused, and of whom. */
const refusals = () =>
	gatehouse.db.auditEvent.findMany({
		where: { outcome: 'refused' },
		orderBy: { id: 'asc' },
		select: { event: true, act: true, reason: true, subjectId: true }
	});

const refused = { form: expect.any(String) };
const failed = (act: string, reason: string, subjectId: string | null = mara.id) => ({
	event: 'authn_login_fail',
	act,
	reason,
	subjectId
});

describe('adding a passkey', () => {
	test('the first one turns two-step login on, gives ten recovery codes, and tells the owner', async () => {
		const other = createBrowser();
		const login = { email: mara.email, password: goodPassword };
		await (await gatehouse.from(other)).auth.login(login);
		const before = mara.browser.session.token;
		const { recoveryCodes } = await add(mara);
		expect(new Set(recoveryCodes).size).toBe(10);
		expect(mara.browser.session.token).not.toBe(before);
		expect(await whoIsIn(other)).toBeUndefined();
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'factorChanged',
			values: { what: 'passkeyAdded', name: 'Phone' }
		});
		const { items } = await (await gatehouse.as(mara)).passkeys.list();
		expect(items).toMatchObject([{ name: 'Phone', lastUsedAt: null, synced: false }]);
		await halfway(mara);
	});

	test('the second one gives none, and is of the same person to every device', async () => {
		const first = await (await gatehouse.as(mara)).passkeys.beginSetup();
		await add(mara);
		const second = await (await gatehouse.as(mara)).passkeys.beginSetup();
		expect(second.user.id).toBe(first.user.id);
		expect(Buffer.from(first.user.id, 'base64url')).toHaveLength(32);
		expect(second.excludeCredentials).toMatchObject([{ type: 'public-key' }]);
		expect((await add(mara, undefined, 'Key ring')).recoveryCodes).toEqual([]);
	});

	test('asks for one that is found without a name and unlocked by its owner', async () => {
		expect(await (await gatehouse.as(mara)).passkeys.beginSetup()).toMatchObject({
			rp: { id: 'localhost', name: 'Gatehouse' },
			attestation: 'none',
			authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
			pubKeyCredParams: [{ alg: -7 }, { alg: -8 }, { alg: -257 }]
		});
	});

	test('takes a proof of who one is', async () => {
		gatehouse.clock.pass(3600);
		const api = await gatehouse.as(mara);
		expect(await failure(api.passkeys.beginSetup())).toEqual({ kind: 'stepUpRequired' });
	});

	test.each<[string, Twist, string]>([
		['another site’s page', { origin: 'https://gatehouse.example.evil' }, 'passkeyOrigin'],
		['another port', { origin: 'http://localhost:3001' }, 'passkeyOrigin'],
		['a frame in another site’s page', { crossOrigin: true }, 'passkeyOrigin'],
		['another site', { rpId: 'evil.example' }, 'passkeySite'],
		['nobody who was checked', { verified: false }, 'passkeyUnverified'],
		['nobody who was there', { present: false }, 'passkeyUnverified'],
		['a question that was not asked', { challenge: 'A'.repeat(43) }, 'passkeyUsedBefore'],
		['an answer to log in with', { type: 'webauthn.get' }, 'passkeyForged'],
		['a way of signing that is not taken', { algorithm: -35 }, 'passkeyForged'],
		['a maker’s certificates', { certificate: Buffer.alloc(8) }, 'passkeyForged']
	])('is refused, and recorded, for %s', async (_, twist, reason) => {
		const setup = await (await gatehouse.as(mara)).passkeys.beginSetup();
		const made = { ...createAuthenticator().make(setup, twist), name: 'Phone' };
		const api = await gatehouse.as(mara);
		expect(await failure(api.passkeys.finishSetup(made))).toEqual(refused);
		expect(await refusals()).toEqual([failed('passkeys.finishSetup', reason)]);
		expect(await gatehouse.db.passkey.count()).toBe(0);
		expect(gatehouse.reports).toEqual([]);
	});

	test('counts for the session that began it, once, and for five minutes', async () => {
		const setup = await (await gatehouse.as(mara)).passkeys.beginSetup();
		const made = { ...createAuthenticator().make(setup), name: 'Phone' };
		const login = { email: mara.email, password: goodPassword };
		const other = createBrowser();
		await (await gatehouse.from(other)).auth.login(login);
		expect(await failure((await gatehouse.from(other)).passkeys.finishSetup(made))).toEqual(
			refused
		);
		await (await gatehouse.as(mara)).passkeys.finishSetup(made);
		const again = { ...createAuthenticator().make(setup), name: 'Once more' };
		expect(await failure((await gatehouse.as(mara)).passkeys.finishSetup(again))).toEqual(refused);
		const late = await (await gatehouse.as(mara)).passkeys.beginSetup();
		gatehouse.clock.pass(301);
		const slow = { ...createAuthenticator().make(late), name: 'Slow' };
		expect(await failure((await gatehouse.as(mara)).passkeys.finishSetup(slow))).toEqual(refused);
		expect(await gatehouse.db.passkey.count()).toBe(1);
	});

	test('one person has twenty at most, also when two devices come at once with the last one', async () => {
		const { device } = await add(mara);
		const other = createBrowser();
		await logIn(device, {}, other);
		const { id: userId } = mara;
		await gatehouse.db.passkey.createMany({
			data: Array.from({ length: 18 }, (_, number) => ({
				userId,
				credentialId: Buffer.from([number]),
				publicKey: Buffer.alloc(1),
				counter: 0,
				transports: [],
				name: `${number}`,
				backedUp: false,
				createdAt: gatehouse.clock.at
			}))
		});
		const apis = [await gatehouse.as(mara), await gatehouse.from(other)];
		const ready = await Promise.all(
			apis.map(async ({ passkeys }) => {
				const made = createAuthenticator().make(await passkeys.beginSetup());
				return () => failure(passkeys.finishSetup({ ...made, name: 'Last' }));
			})
		);
		const outcomes = await Promise.all(ready.map((finish) => finish()));
		const full = { kind: 'conflict', conflict: 'tooManyPasskeys' };
		expect(outcomes).toContainEqual('succeeded');
		expect(outcomes).toContainEqual(full);
		const api = await gatehouse.as(mara);
		expect(await failure(api.passkeys.beginSetup())).toEqual(full);
		const { items } = await api.passkeys.list();
		expect(items).toHaveLength(20);

		await api.passkeys.remove({ passkeyId: items[0]?.id ?? '' });
		await add(mara);
	});

	test('of one that is here already changes nothing, whoever brings it', async () => {
		const { device } = await add(mara);
		const noor = await gatehouse.person('noor.haddad');
		for (const person of [mara, noor])
			expect(await failure(add(person, device))).toEqual({
				form: expect.stringContaining('already')
			});
		expect(await whoIsIn(await signedIn(device))).toBe('mara.lindqvist');
		expect(await gatehouse.db.recoveryCode.count({ where: { userId: noor.id } })).toBe(0);
	});
});

async function signedIn(device: Authenticator) {
	// The one that two people tried to bring has another name for its owner by now.
	const { passkeyHandle } = await gatehouse.db.user.findUniqueOrThrow({ where: { id: mara.id } });
	const userHandle = Buffer.from(passkeyHandle ?? []).toString('base64url');
	const browser = createBrowser();
	await logIn(device, { userHandle }, browser);
	return browser;
}

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
		expect(await refusals()).toEqual([failed('passkeys.login', reason)]);
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
		expect(await refusals()).toEqual([failed('passkeys.login', 'passkeyUsedBefore')]);
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

describe('the second step', () => {
	test('is done by a passkey of theirs', async () => {
		const { device } = await add(mara);
		const browser = await halfway(mara, createBrowser(), true);
		expect(await (await gatehouse.from(browser)).twoFactor.pending()).toMatchObject({
			passkeys: true
		});
		const asked = await (await gatehouse.from(browser)).passkeys.beginLogin({ step: 'factor' });
		expect(asked.allowCredentials).toHaveLength(1);
		expect(await complete(browser, device)).toEqual({ status: 'signedIn' });
		expect(await whoIsIn(browser)).toBe('mara.lindqvist');
		expect(browser.session.expiresAt).not.toBeNull();
		expect(browser.pending.token).toBeNull();
		const { way, factor } = await gatehouse.db.session.findFirstOrThrow({
			orderBy: { id: 'desc' }
		});
		expect({ way, factor }).toEqual({ way: 'password', factor: 'passkey' });
	});

	test('has the device remembered where that was asked for', async () => {
		const { device } = await add(mara);
		const browser = await halfway(mara);
		await complete(browser, device, true);
		const login = { email: mara.email, password: goodPassword };
		expect(await (await gatehouse.from(browser)).auth.login(login)).toEqual({ status: 'signedIn' });
	});

	test('whether it is remembered was said with the password, and nothing changes it since', async () => {
		const { device } = await add(mara);
		const browser = await halfway(mara);
		const asked = await (await gatehouse.from(browser)).passkeys.beginLogin({ step: 'factor' });
		const tampered = { ...device.sign(asked), step: 'factor' as const, rememberMe: true };
		await (await gatehouse.from(browser)).passkeys.login(tampered);
		expect(browser.session.expiresAt).toBeNull();
	});

	test('somebody else’s passkey is refused, and recorded as an attack on whose login it is', async () => {
		await add(mara);
		const noor = await gatehouse.person('noor.haddad');
		const { device } = await add(noor);
		const browser = await halfway(mara);
		expect(await failure(complete(browser, device))).toEqual({
			form: expect.stringContaining('another account')
		});
		expect(await refusals()).toEqual([failed('passkeys.login', 'passkeyOfSomeoneElse')]);
		expect(browser.session.token).toBeNull();
	});

	test('what was signed to log in, or for another login that waits, is none', async () => {
		const { device } = await add(mara);
		const browser = await halfway(mara);
		const other = await halfway(mara);
		const questions = [
			await (await gatehouse.visitor()).passkeys.beginLogin({}),
			await (await gatehouse.from(other)).passkeys.beginLogin({ step: 'factor' })
		];
		for (const question of questions) {
			const answer = { ...device.sign(question), step: 'factor' as const };
			expect(await failure((await gatehouse.from(browser)).passkeys.login(answer))).toEqual(
				refused
			);
		}
		expect(await refusals()).toEqual(
			questions.map(() => failed('passkeys.login', 'passkeyUsedBefore'))
		);
	});

	test('there is none where no login waits', async () => {
		const api = await gatehouse.visitor();
		expect(await failure(api.passkeys.beginLogin({ step: 'factor' }))).toEqual({
			form: expect.stringContaining('Log in again')
		});
	});

	test('twenty at once with one answer: one session', async () => {
		const { device } = await add(mara, createAuthenticator({ counts: false }));
		const browser = await halfway(mara);
		const before = await gatehouse.db.session.count();
		const asked = await (await gatehouse.from(browser)).passkeys.beginLogin({ step: 'factor' });
		const answer = { ...device.sign(asked), step: 'factor' as const };
		const token = browser.pending.token;
		const outcomes = await Promise.all(
			Array.from({ length: 20 }, async () => {
				const same = createBrowser();
				Object.assign(same.pending, { token });
				return failure((await gatehouse.from(same)).passkeys.login(answer));
			})
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await gatehouse.db.session.count()).toBe(before + 1);
	});
});

describe('confirming who one is', () => {
	test('takes one touch, and gives the session a new token', async () => {
		const { device } = await add(mara);
		gatehouse.clock.pass(3600);
		expect(await failure((await gatehouse.as(mara)).twoFactor.beginSetup())).toEqual({
			kind: 'stepUpRequired'
		});
		const before = mara.browser.session.token;
		const question = await (await gatehouse.as(mara)).passkeys.beginConfirm();
		expect(question.allowCredentials).toHaveLength(1);
		const answer = device.sign(question);
		expect(await (await gatehouse.as(mara)).passkeys.confirm(answer)).toEqual({
			status: 'confirmed'
		});
		expect(mara.browser.session.token).not.toBe(before);
		expect(await failure((await gatehouse.as(mara)).twoFactor.beginSetup())).toBe('succeeded');
		expect(await failure((await gatehouse.as(mara)).passkeys.confirm(answer))).toEqual(refused);
		expect(await refusals()).toContainEqual(failed('passkeys.confirm', 'passkeyUsedBefore'));
	});

	test('somebody else’s passkey, or another session’s question, confirms nothing', async () => {
		const { device } = await add(mara);
		const noor = await gatehouse.person('noor.haddad');
		const { device: others } = await add(noor);
		const other = createBrowser();
		await logIn(device, {}, other);
		gatehouse.clock.pass(3600);
		const question = await (await gatehouse.as(mara)).passkeys.beginConfirm();
		expect(
			await failure((await gatehouse.as(mara)).passkeys.confirm(others.sign(question)))
		).toEqual(refused);
		const elsewhere = await (await gatehouse.from(other)).passkeys.beginConfirm();
		expect(
			await failure((await gatehouse.as(mara)).passkeys.confirm(device.sign(elsewhere)))
		).toEqual(refused);
		const visitors = await (await gatehouse.visitor()).passkeys.beginLogin({});
		expect(
			await failure((await gatehouse.as(mara)).passkeys.confirm(device.sign(visitors)))
		).toEqual(refused);
		expect(await refusals()).toEqual([
			failed('passkeys.confirm', 'passkeyOfSomeoneElse'),
			failed('passkeys.confirm', 'passkeyUsedBefore'),
			failed('passkeys.confirm', 'passkeyUsedBefore')
		]);
		expect(await failure((await gatehouse.as(mara)).twoFactor.beginSetup())).toEqual({
			kind: 'stepUpRequired'
		});
	});
});

describe('keeping them', () => {
	test('one’s own are called something else; nobody else’s are', async () => {
		const { passkeyId } = await add(mara);
		const noor = await gatehouse.person('noor.haddad');
		const to = { passkeyId, name: 'Tablet' };
		expect(await failure((await gatehouse.as(noor)).passkeys.rename(to))).toEqual({
			kind: 'notFound'
		});
		expect(await failure((await gatehouse.as(noor)).passkeys.remove({ passkeyId }))).toEqual({
			kind: 'notFound'
		});
		await (await gatehouse.as(mara)).passkeys.rename(to);
		const { items } = await (await gatehouse.as(mara)).passkeys.list();
		expect(items).toMatchObject([{ id: passkeyId, name: 'Tablet' }]);
	});

	test('one that is removed logs nobody in; with the last one two-step login is off', async () => {
		const { device, passkeyId } = await add(mara);
		await (await gatehouse.as(mara)).passkeys.remove({ passkeyId });
		expect(await failure(logIn(device))).toEqual(refused);
		expect(await (await gatehouse.as(mara)).twoFactor.status()).toMatchObject({
			on: false,
			recoveryCodes: 0
		});
		expect((await gatehouse.letters()).at(-1)).toMatchObject({
			template: 'factorChanged',
			values: { what: 'passkeyRemoved', name: 'Phone' }
		});
	});

	const withoutPassword = () =>
		gatehouse.db.user.update({ where: { id: mara.id }, data: { passwordHash: null } });

	test('never the last way in', async () => {
		const { device, passkeyId } = await add(mara);
		const second = await add(mara, undefined, 'Key ring');
		await withoutPassword();
		await (await gatehouse.as(mara)).passkeys.remove({ passkeyId: second.passkeyId });
		expect(await failure((await gatehouse.as(mara)).passkeys.remove({ passkeyId }))).toEqual({
			kind: 'conflict',
			conflict: 'lastWayIn'
		});
		expect(await logIn(device)).toEqual({ status: 'signedIn' });
	});

	test('of the last two, removed at once, one stays', async () => {
		const ids = [(await add(mara)).passkeyId, (await add(mara)).passkeyId];
		await withoutPassword();
		const outcomes = await Promise.all(
			ids.map(async (passkeyId) =>
				failure((await gatehouse.as(mara)).passkeys.remove({ passkeyId }))
			)
		);
		expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
		expect(await gatehouse.db.passkey.count({ where: { removedAt: null } })).toBe(1);
	});

	test('"it wasn’t me": what was added is gone, what was removed is back', async () => {
		const { device, passkeyId } = await add(mara);
		gatehouse.clock.pass(60);
		await (await gatehouse.as(mara)).passkeys.remove({ passkeyId });
		const token = await gatehouse.mailedToken('factorChanged');
		const intruder = await add(mara, undefined, 'Intruder');
		await (await gatehouse.visitor()).credentials.undo({ token });
		expect(await failure(logIn(intruder.device))).toEqual(refused);
		expect(await logIn(device)).toEqual({ status: 'signedIn' });
	});
});
