import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';
import { createAuthenticator } from './testing/authenticator.ts';
import { createActs, failed, refused } from './testing/acts.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const { add, complete, halfway, refusals, whoIsIn } = createActs(gatehouse);

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
		expect(await refusals()).toEqual([failed('passkeys.login', 'passkeyOfSomeoneElse', mara.id)]);
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
			questions.map(() => failed('passkeys.login', 'passkeyUsedBefore', mara.id))
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
