import { beforeEach, describe, expect, test } from 'vitest';
import { createTestApi, failure, type Person } from '../testing.ts';
import { createActs, refused } from './testing/acts.ts';

const gatehouse = await createTestApi();
let mara: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
});

const { add, logIn } = createActs(gatehouse);

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
