import { beforeEach, expect, test } from 'vitest';
import { createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let mara: Person;
let noor: Person;
beforeEach(async () => {
	mara = await gatehouse.person('mara', { roles: ['administrator'] });
	noor = await gatehouse.person('noor');
});

test('a deleted account is gone with all that was its own, and its name and address are free', async () => {
	await (await gatehouse.as(noor)).tokens.create({ name: 'Report', scopes: ['profile:read'] });
	await (await gatehouse.as(mara)).users.delete({ userId: noor.id });
	expect(await (await gatehouse.as(noor)).auth.session()).toBeNull();
	const left = await Promise.all([
		gatehouse.db.user.count({ where: { id: noor.id } }),
		gatehouse.db.session.count({ where: { userId: noor.id } }),
		gatehouse.db.apiToken.count({ where: { userId: noor.id } }),
		gatehouse.db.userRole.count({ where: { userId: noor.id } })
	]);
	expect(left).toEqual([0, 0, 0, 0]);
	expect((await gatehouse.letters()).at(-1)).toMatchObject({
		template: 'accountDeleted',
		to: noor.email
	});
	const again = await gatehouse.person('noor');
	expect(again.id).not.toBe(noor.id);
});

test('the last administrator is not deleted, and nobody deletes who may more', async () => {
	const elif = await gatehouse.person('elif', { permissions: ['users:read', 'users:delete'] });
	const api = await gatehouse.as(elif);
	expect(await failure(api.users.delete({ userId: mara.id }))).toEqual({
		kind: 'notAllowed',
		why: 'beyondYours'
	});
	expect(await failure(api.users.delete({ userId: elif.id }))).toEqual({
		kind: 'notAllowed',
		why: 'onYourself'
	});
	const boss = await gatehouse.person('boss', { roles: ['administrator'] });
	const both = await Promise.all([gatehouse.as(mara), gatehouse.as(boss)]);
	const outcomes = await Promise.all([
		failure(both[0].users.delete({ userId: boss.id })),
		failure(both[1].users.delete({ userId: mara.id }))
	]);
	expect(outcomes.filter((outcome) => outcome === 'succeeded')).toHaveLength(1);
	expect(gatehouse.reports).toEqual([]);
});

test('the file has everyone once, oldest first, and no cell of it is a formula', async () => {
	for (let more = 0; more < 5; more++) await gatehouse.person(`person${more}`);
	await gatehouse.db.role.update({
		where: { builtIn: 'moderator' },
		data: { name: '=HYPERLINK("http://evil.example")' },
		select: { id: true }
	});
	const roleId = await gatehouse.roleId('moderator');
	const api = await gatehouse.as(mara);
	await api.roles.unassign({ userId: noor.id, roleId: await gatehouse.roleId('member') });
	await api.roles.assign({ userId: noor.id, roleId });
	const { csv, nextCursor } = await api.users.export({});
	expect(nextCursor).toBeNull();
	const lines = csv.split('\r\n');
	expect(lines[0]).toBe('"Id","Username","Email","State","Roles","Joined","Last seen"');
	expect(lines.slice(1, -1).map((line) => line.split('","')[1])).toEqual([
		...['mara', 'noor', 'person0', 'person1', 'person2', 'person3', 'person4']
	]);
	expect(lines[2]).toContain(`"'=HYPERLINK(""http://evil.example"")"`);
	const some = await api.users.export({ search: 'person3' });
	expect(some.csv.split('\r\n')).toHaveLength(3);
});

test('an administrator sees where somebody is logged in, and no token of theirs', async () => {
	const { items } = await (await gatehouse.as(mara)).users.sessions({ userId: noor.id });
	expect(items).toHaveLength(1);
	expect(JSON.stringify(items)).not.toMatch(/tokenHash|token_hash/);
	gatehouse.clock.pass(9 * 3600);
	const later = await gatehouse.person('later', { roles: ['administrator'] });
	expect((await (await gatehouse.as(later)).users.sessions({ userId: noor.id })).items).toEqual([]);
});

test('each act needs its own permission', async () => {
	const elif = await gatehouse.person('elif', { permissions: ['users:read'] });
	const api = await gatehouse.as(elif);
	const { id: userId } = noor;
	for (const act of [
		() => api.users.disable({ userId, reason: 'x' }),
		() => api.users.enable({ userId }),
		() => api.users.endSessions({ userId }),
		() => api.users.sendPasswordReset({ userId }),
		() => api.users.sessions({ userId }),
		() => api.users.delete({ userId }),
		() => api.users.export({})
	])
		expect(await failure(act())).toMatchObject({ kind: 'notAllowed', why: 'missingPermission' });
});
