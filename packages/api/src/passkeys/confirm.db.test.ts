import { beforeEach, describe, expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, type Person } from '../testing.ts';
import { createActs, failed, refused } from './testing/acts.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const { add, logIn, refusals } = createActs(gatehouse);

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
		expect(await refusals()).toContainEqual(
			failed('passkeys.confirm', 'passkeyUsedBefore', mara.id)
		);
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
			failed('passkeys.confirm', 'passkeyOfSomeoneElse', mara.id),
			failed('passkeys.confirm', 'passkeyUsedBefore', mara.id),
			failed('passkeys.confirm', 'passkeyUsedBefore', mara.id)
		]);
		expect(await failure((await gatehouse.as(mara)).twoFactor.beginSetup())).toEqual({
			kind: 'stepUpRequired'
		});
	});
});
