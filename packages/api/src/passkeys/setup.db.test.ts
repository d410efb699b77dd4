import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';
import { createAuthenticator, type Authenticator, type Twist } from './testing/authenticator.ts';
import { createActs, failed, refused } from './testing/acts.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const { add, halfway, logIn, refusals, whoIsIn } = createActs(gatehouse);

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
		expect(await refusals()).toEqual([failed('passkeys.finishSetup', reason, mara.id)]);
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

	test(
		'as the first, beside a first app at once: ten recovery codes in all',
		{ repeats: 9 },
		async () => {
			const [one, two] = [await gatehouse.as(mara), await gatehouse.as(mara)];
			const { key } = await one.twoFactor.beginSetup();
			const code = await codeOf(seedFromText(key), stepAt(gatehouse.clock.at));
			const made = createAuthenticator().make(await two.passkeys.beginSetup());
			const done = await Promise.allSettled([
				one.twoFactor.finishSetup({ code }),
				two.passkeys.finishSetup({ ...made, name: 'Phone' })
			]);
			const codes = done.flatMap((each) =>
				each.status === 'fulfilled' ? each.value.recoveryCodes : []
			);
			expect(codes).toHaveLength(10);
			expect(gatehouse.reports).toEqual([]);
			const [first = ''] = codes;
			const browser = await halfway(mara);
			const entered = (await gatehouse.from(browser)).auth.completeTwoFactor({ code: first });
			expect(await failure(entered)).toBe('succeeded');
		}
	);

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
