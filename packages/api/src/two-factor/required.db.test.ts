import { codeOf, seedFromText, stepAt } from '@gatehouse/auth';
import { beforeEach, expect, test } from 'vitest';
import { createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi({ factorIsRequired: true });
let root: Person;
beforeEach(async () => {
	root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
});

const due = { kind: 'secondFactorRequired' };

async function withApp(person: Person) {
	const { key } = await (await gatehouse.as(person)).twoFactor.beginSetup();
	const code = await codeOf(seedFromText(key), stepAt(gatehouse.clock.at));
	await (await gatehouse.as(person)).twoFactor.finishSetup({ code });
}

test('whose role asks for a second factor administers nothing before they have one, and then everything', async () => {
	const mara = await gatehouse.person('mara.lindqvist');
	const api = await gatehouse.as(root);
	expect(await failure(api.users.list({}))).toEqual(due);
	expect(await failure(api.users.disable({ userId: mara.id, reason: 'Why' }))).toEqual(due);
	expect((await api.auth.session())?.user.factorDue).toBe('required');
	expect(await failure(api.profile.get())).toBe('succeeded');
	await withApp(root);
	expect(await failure((await gatehouse.as(root)).users.list({}))).toBe('succeeded');
});

test('nor does a program that acts for them', async () => {
	const made = { userId: root.id, name: 'Nightly', scopes: ['users:read'], days: 30 };
	const token = (await gatehouse.services.tokens.make(gatehouse.db, made))?.token ?? '';
	expect(await failure((await gatehouse.byToken(token)).users.list({}))).toEqual(due);
	await withApp(root);
	expect(await failure((await gatehouse.byToken(token)).users.list({}))).toBe('succeeded');
});

test('in local mode they are asked to, and held back from nothing', async () => {
	Object.assign(gatehouse.services, { factorIsRequired: false });
	const api = await gatehouse.as(root);
	Object.assign(gatehouse.services, { factorIsRequired: true });
	expect((await api.auth.session())?.user.factorDue).toBe('asked');
	expect(await failure(api.users.list({}))).toBe('succeeded');
});

test('it is asked of nobody else', async () => {
	const noor = await gatehouse.person('noor.haddad', { roles: ['moderator'] });
	const api = await gatehouse.as(noor);
	expect(await failure(api.users.list({}))).toBe('succeeded');
	expect((await api.auth.session())?.user.factorDue).toBeNull();
});

test('is known in the statement that finds the session: none is added', async () => {
	gatehouse.statements.length = 0;
	await gatehouse.contextOf(root.browser);
	expect(gatehouse.statements).toHaveLength(1);
});

test('an administrator turns it off for whoever lost it, and for nobody who may do more', async () => {
	await withApp(root);
	const mara = await gatehouse.person('mara.lindqvist', { roles: ['member'] });
	await withApp(mara);
	const asRoot = await gatehouse.as(root);
	const seen = async () => (await asRoot.users.get({ userId: mara.id })).twoFactor;
	const { createdAt } = await gatehouse.db.authenticator.findFirstOrThrow({
		where: { userId: mara.id }
	});
	expect(await seen()).toEqual({ on: true, appSince: createdAt, passkeys: 0, recoveryCodes: 10 });
	expect(await asRoot.users.resetTwoFactor({ userId: mara.id })).toEqual({ wasOn: true });
	expect(await seen()).toEqual({ on: false, appSince: null, passkeys: 0, recoveryCodes: 0 });
	expect(await asRoot.users.resetTwoFactor({ userId: mara.id })).toEqual({ wasOn: false });
	expect(await gatehouse.db.session.count({ where: { userId: mara.id } })).toBe(0);
	expect((await gatehouse.letters()).at(-1)).toMatchObject({
		template: 'factorChanged',
		to: mara.email,
		values: { what: 'twoFactorReset' }
	});
	expect(
		await gatehouse.db.authenticator.count({ where: { userId: mara.id, removedAt: null } })
	).toBe(0);
	const noor = await gatehouse.person('noor.haddad', { roles: ['moderator'] });
	const reaching = (await gatehouse.as(noor)).users.resetTwoFactor({ userId: root.id });
	expect(await failure(reaching)).toEqual({ kind: 'notAllowed', why: 'beyondYours' });
});
