import { createTestApi, type Person } from '@gatehouse/api/testing';
import { builtInRoles } from '@gatehouse/contract';
import { afterAll, expect, test } from 'vitest';
import { createGatehouseClient, GatehouseError, type Scope } from './index.ts';
import { routerOf, serve } from './testing.ts';

const api = await createTestApi();
const site = await serve(routerOf(api));
afterAll(() => site.close());

/** A program with a token that somebody made for it. */
async function programOf(person: Person, ...scopes: Scope[]) {
	const asThem = await api.as(person);
	const { token } = await asThem.tokens.create({ name: 'A program', scopes });
	return createGatehouseClient({ url: site.origin, token });
}

const visitor = () => createGatehouseClient({ url: site.origin });

test('an answer is what the router gave, with its dates', async () => {
	const mara = await api.person('mara', { roles: ['administrator'] });
	const client = await programOf(mara, 'users:read', 'profile:read');
	const asMara = await api.as(mara);
	const { items, nextCursor } = await client.users.list();
	expect(nextCursor).toBeNull();
	expect(items).toHaveLength(1);
	expect(items[0]?.memberSince).toEqual(api.clock.at);
	expect(await client.profile.get()).toEqual(await asMara.profile.get());
	expect(await client.users.list({ search: 'nobody' })).toEqual({
		items: [],
		nextCursor: null,
		found: 0
	});
});

test('what changes something changes it, and gives nothing where there is nothing to give', async () => {
	const mara = await api.person('mara', { roles: ['administrator'] });
	const ilja = await api.person('ilja');
	const { permissions } = builtInRoles.moderator;
	const client = await programOf(mara, 'roles:assign', ...permissions);
	const roleId = await api.roleId('moderator');
	expect(await client.roles.assign({ userId: ilja.id, roleId })).toBeUndefined();
	const { roles } = await client.users.get({ userId: ilja.id });
	expect(roles.map(({ id }) => id)).toContain(roleId);
});

test('fields to mend come by name, all of them', async () => {
	const client = await programOf(
		await api.person('mara', { roles: ['administrator'] }),
		'users:read'
	);
	const answer = await client.users.list.try({ cursor: '!', limit: 0 });
	if (answer.ok) throw new Error('Such a list cannot be.');
	expect(answer.failures.map((failure) => failure.code === 'invalid' && failure.field)).toEqual([
		'cursor',
		'limit'
	]);
	expect(answer.failure.message).toBe('This is not the cursor of a list.');
	const whole = await client.users.list.try(JSON.parse('{ "colour": "green" }'));
	expect(whole).toMatchObject({ failure: { code: 'invalid', field: '' } });
});

test('a path into a field is a failure of that field', async () => {
	const scopes: Scope[] = JSON.parse('["users:fly"]');
	const answer = await visitor().tokens.beginDevice.try({ name: 'A terminal', scopes });
	expect(answer).toMatchObject({ failure: { code: 'invalid', field: 'scopes' } });
});

test('a refusal says why, in words too, as a value and as an error', async () => {
	const mara = await api.person('mara', { roles: ['administrator'] });
	const client = await programOf(mara, 'users:read');
	const missing = { code: 'notAllowed', why: 'missingScope' };
	expect(await client.roles.list.try()).toMatchObject({ ok: false, failure: missing });
	const error = await client.roles.list().catch((error: unknown) => error);
	if (!(error instanceof GatehouseError)) throw error;
	expect(error.failure).toMatchObject(missing);
	expect(error.code).toBe('notAllowed');
	expect(error.procedure).toBe('roles.list');
	expect(error.message).toMatch(/^This token was not made for that\./);
	expect(await visitor().users.list.try()).toMatchObject({ failure: { code: 'signedOut' } });
	const gone = await client.users.get.try({ userId: '01890000-0000-7000-8000-000000000000' });
	expect(gone).toMatchObject({ failure: { code: 'notFound' } });
});

test('who asks too often learns when to ask again, and is not kept waiting for it', async () => {
	const client = visitor();
	const answers = await Promise.all(
		Array.from({ length: 121 }, () => client.auth.usernameAvailable.try({ username: 'mara' }))
	);
	const refused = answers.filter((answer) => !answer.ok);
	expect(refused).toHaveLength(1);
	expect(refused[0]).toMatchObject({ failure: { code: 'tooMany', retryAfter: 60 } });
});

test('a bug of the other side is told apart, by the id of its record', async () => {
	const client = await programOf(
		await api.person('mara', { roles: ['administrator'] }),
		'users:read'
	);
	const { findMany } = api.db.user;
	Object.assign(api.db.user, { findMany: () => Promise.reject(new Error('A secret of ours.')) });
	const answer = await client.users.list.try();
	Object.assign(api.db.user, { findMany });
	expect(answer).toEqual({
		ok: false,
		failure: {
			code: 'failed',
			message: 'Something went wrong on our side.',
			requestId: 'test'
		},
		failures: [expect.objectContaining({ code: 'failed' })]
	});
});
