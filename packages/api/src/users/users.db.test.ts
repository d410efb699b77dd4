import { expect, test } from 'vitest';
import { createTestApi, failure } from '../testing.ts';

const gatehouse = await createTestApi();

const names = ({ items }: { items: { username: string }[] }) =>
	items.map(({ username }) => username);

test('the list pages newest first, without gaps and without repeating', async () => {
	const mara = await gatehouse.person('mara', { roles: ['administrator'] });
	for (const name of ['noor', 'elif', 'luca', 'tomasz']) await gatehouse.person(name);
	const api = await gatehouse.as(mara);
	const first = await api.users.list({ limit: 2 });
	expect(names(first)).toEqual(['tomasz', 'luca']);
	const second = await api.users.list({ limit: 2, cursor: first.nextCursor ?? undefined });
	expect(names(second)).toEqual(['elif', 'noor']);
	const third = await api.users.list({ limit: 2, cursor: second.nextCursor ?? undefined });
	expect(names(third)).toEqual(['mara']);
	expect(third.nextCursor).toBeNull();
});

test('a search finds parts of names and addresses in any case, and takes _ and % as they are', async () => {
	const mara = await gatehouse.person('mara', { roles: ['administrator'] });
	for (const name of ['sam_whitlock', 'samxwhitlock', 'kwame']) await gatehouse.person(name);
	const api = await gatehouse.as(mara);
	expect(names(await api.users.list({ search: 'SAM_' }))).toEqual(['sam_whitlock']);
	expect(names(await api.users.list({ search: 'kwame@NORTH' }))).toEqual(['kwame']);
	expect(names(await api.users.list({ search: '%' }))).toEqual([]);
});

test('each person comes with what this viewer may do about them', async () => {
	await gatehouse.person('mara', { roles: ['administrator'] });
	const elif = await gatehouse.person('elif', { roles: ['moderator'] });
	await gatehouse.person('noor');
	const seen = await (await gatehouse.as(elif)).users.list({});
	const acts = Object.fromEntries(
		seen.items.map(({ username, mayAct, isYou }) => [username, { mayAct, isYou }])
	);
	expect(acts).toEqual({
		mara: { mayAct: false, isYou: false },
		elif: { mayAct: false, isYou: true },
		noor: { mayAct: true, isYou: false }
	});
});

test('no secret is in what the router gives', async () => {
	const mara = await gatehouse.person('mara', { roles: ['administrator'] });
	const api = await gatehouse.as(mara);
	const all = JSON.stringify([
		await api.users.list({}),
		await api.users.get({ userId: mara.id }),
		await api.profile.get(),
		await api.auth.session()
	]);
	expect(all).not.toMatch(/argon2|passwordHash|tokenHash/);
	expect(all).not.toContain(mara.browser.session.token);
});

test('a visitor is told to log in, and a member that it is not allowed', async () => {
	expect(await failure((await gatehouse.visitor()).users.list({}))).toEqual({ kind: 'signedOut' });
	const noor = await gatehouse.person('noor');
	expect(await failure((await gatehouse.as(noor)).users.list({}))).toEqual({
		kind: 'notAllowed',
		why: 'missingPermission',
		permission: 'users:read'
	});
});
