import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let noor: Person;
beforeEach(async () => {
	noor = await gatehouse.person('noor.haddad');
});

const asked = async () => (await gatehouse.as(noor)).account.safety();

describe('whether an account is safe', () => {
	test('of a new one there is nothing to tell', async () => {
		expect(await asked()).toEqual({
			email: noor.email,
			memberSince: gatehouse.clock.at,
			passwordChangedAt: null,
			pendingEmail: null,
			devices: 1,
			newDeviceAt: null,
			refusedLogins: 0,
			refusedSinceChange: 0,
			programs: 0,
			twoStep: false,
			changed: null,
			undoableUntil: null,
			factorResetDueAt: null
		});
	});

	test('costs one statement beside the session', async () => {
		const api = await gatehouse.as(noor);
		gatehouse.statements.length = 0;
		await api.account.safety();
		expect(gatehouse.statements).toHaveLength(1);
	});

	test('says what waits, who came, who tried, what was changed, and what acts for one', async () => {
		const self = await gatehouse.as(noor);
		await self.email.requestChange({ email: 'noor@elsewhere.example' });
		await self.tokens.create({ name: 'Nightly', scopes: ['profile:read'], days: 30 });
		const stranger = await gatehouse.visitor('198.51.100.7');
		for (let time = 0; time < 3; time++)
			await failure(stranger.auth.login({ email: noor.email, password: 'wrong' }));
		await (
			await gatehouse.from(createBrowser())
		).auth.login({ email: noor.email, password: goodPassword });
		expect(await asked()).toMatchObject({
			pendingEmail: 'noor@elsewhere.example',
			programs: 1,
			refusedLogins: 3,
			refusedSinceChange: 3,
			devices: 2,
			newDeviceAt: gatehouse.clock.at,
			changed: null
		});

		const password = 'copper meadow signal 91';
		const mine = { currentPassword: goodPassword, password, confirmPassword: password };
		await (await gatehouse.as(noor)).password.change(mine);
		const hence = (hours: number) => new Date(gatehouse.clock.at.getTime() + hours * 3_600_000);
		expect(await asked()).toMatchObject({
			pendingEmail: null,
			devices: 1,
			// They tried a password that is none any more.
			refusedLogins: 3,
			refusedSinceChange: 0,
			passwordChangedAt: gatehouse.clock.at,
			changed: 'password',
			undoableUntil: hence(72)
		});
	});

	test('says whether two-step login is on, and that a factor was changed', async () => {
		const { key } = await (await gatehouse.as(noor)).twoFactor.beginSetup();
		const code = await codeOf(seedFromText(key), stepAt(gatehouse.clock.at));
		await (await gatehouse.as(noor)).twoFactor.finishSetup({ code });
		expect(await asked()).toMatchObject({ twoStep: true, changed: 'factor' });
		await (await gatehouse.as(noor)).twoFactor.disable();
		expect(await asked()).toMatchObject({ twoStep: false, changed: 'factor' });
	});

	test('forgets what is a week ago', async () => {
		const stranger = await gatehouse.visitor();
		await failure(stranger.auth.login({ email: noor.email, password: 'wrong' }));
		gatehouse.clock.pass(7 * 86_400 + 1);
		await (await gatehouse.from(noor.browser)).auth.session();
		const browser = createBrowser();
		await (await gatehouse.from(browser)).auth.login({ email: noor.email, password: goodPassword });
		const { refusedLogins } = await (await gatehouse.from(browser)).account.safety();
		expect(refusedLogins).toBe(0);
	});
});
