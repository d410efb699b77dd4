import { describe, expect, test } from 'vitest';
import { createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi();

const editor = { name: 'Editor', description: '', permissions: [], isDefault: false };
const beyondYours = { kind: 'notAllowed', why: 'beyondYours' };

describe('giving and taking roles', () => {
	test('an administrator appoints another, who may act from the next request on', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const noor = await gatehouse.person('noor');
		const roleId = await gatehouse.roleId('administrator');
		expect(await failure((await gatehouse.as(noor)).users.list({}))).toEqual({
			kind: 'notAllowed',
			why: 'missingPermission',
			permission: 'users:read'
		});
		await (await gatehouse.as(mara)).roles.assign({ userId: noor.id, roleId });
		expect(await failure((await gatehouse.as(noor)).users.list({}))).toBe('succeeded');
		await (await gatehouse.as(mara)).roles.unassign({ userId: noor.id, roleId });
		expect(await failure((await gatehouse.as(noor)).users.list({}))).toHaveProperty(
			'why',
			'missingPermission'
		);
	});

	test('nobody acts on themselves', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		await gatehouse.person('elif', { roles: ['administrator'] });
		const roleId = await gatehouse.roleId('administrator');
		const api = await gatehouse.as(mara);
		expect(await failure(api.roles.unassign({ userId: mara.id, roleId }))).toEqual({
			kind: 'notAllowed',
			why: 'onYourself'
		});
	});

	test('nobody gives, takes or edits beyond their own permissions', async () => {
		const admin = await gatehouse.person('mara', { roles: ['administrator'] });
		const helper = await gatehouse.person('elif', {
			permissions: ['users:read', 'roles:assign', 'roles:write']
		});
		const member = await gatehouse.person('noor');
		const api = await gatehouse.as(helper);
		const administrator = await gatehouse.roleId('administrator');
		expect(await failure(api.roles.assign({ userId: member.id, roleId: administrator }))).toEqual(
			beyondYours
		);
		expect(
			await failure(
				api.roles.assign({ userId: admin.id, roleId: await gatehouse.roleId('member') })
			)
		).toEqual(beyondYours);
		expect(await failure(api.roles.create({ ...editor, permissions: ['roles:read'] }))).toEqual(
			beyondYours
		);
		expect(await failure(api.roles.create({ ...editor, permissions: ['users:read'] }))).toBe(
			'succeeded'
		);
		const moderator = await gatehouse.roleId('moderator');
		expect(await failure(api.roles.update({ ...editor, roleId: moderator, name: 'Mod' }))).toEqual(
			beyondYours
		);
	});

	test('giving twice is giving once, and what is not there is not found', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const noor = await gatehouse.person('noor');
		const api = await gatehouse.as(mara);
		const roleId = await gatehouse.roleId('moderator');
		await api.roles.assign({ userId: noor.id, roleId });
		await api.roles.assign({ userId: noor.id, roleId });
		expect((await api.users.get({ userId: noor.id })).roles.map(({ name }) => name)).toEqual([
			'Member',
			'Moderator'
		]);
		const nobody = '01890000-0000-7000-8000-000000000000';
		expect(await failure(api.roles.assign({ userId: nobody, roleId }))).toEqual({
			kind: 'notFound'
		});
		expect(await failure(api.roles.assign({ userId: noor.id, roleId: nobody }))).toEqual({
			kind: 'notFound'
		});
		expect(await failure(api.roles.assign({ userId: 'x', roleId }))).toHaveProperty('userId');
	});
});

describe('the last administrator', () => {
	test('stays when two demote each other at the same moment', { repeats: 9 }, async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const elif = await gatehouse.person('elif', { roles: ['administrator'] });
		const role = await gatehouse.roleId('administrator');
		const [one, two] = await Promise.all([gatehouse.as(mara), gatehouse.as(elif)]);
		const outcomes = await Promise.all([
			failure(one.roles.unassign({ userId: elif.id, roleId: role })),
			failure(two.roles.unassign({ userId: mara.id, roleId: role }))
		]);
		expect(outcomes).toContainEqual({ kind: 'conflict', conflict: 'lastAdministrator' });
		expect(outcomes).toContain('succeeded');
		expect(await gatehouse.db.userRole.count({ where: { roleId: role } })).toBe(1);
		expect(gatehouse.reports).toEqual([]);
	});

	test('of a hundred that are demoted at once, by each other, one stays', async () => {
		const role = await gatehouse.roleId('administrator');
		const people: Person[] = [];
		for (let more = 0; more < 11; more++)
			people.push(await gatehouse.person(`boss${more}`, { roles: ['administrator'] }));
		const apis = await Promise.all(people.map((person) => gatehouse.as(person)));
		const outcomes = await Promise.all(
			apis.flatMap((api, at) =>
				people
					.filter((_, other) => other !== at)
					.map(({ id: userId }) => failure(api.roles.unassign({ userId, roleId: role })))
			)
		);
		expect(outcomes).toHaveLength(110);
		expect(await gatehouse.db.userRole.count({ where: { roleId: role } })).toBe(1);
		expect(outcomes).toContainEqual({ kind: 'conflict', conflict: 'lastAdministrator' });
		expect(gatehouse.reports).toEqual([]);
	});
});

describe('roles', () => {
	test('are made, changed and deleted; a name exists once in any case', async () => {
		const api = await gatehouse.as(await gatehouse.person('mara', { roles: ['administrator'] }));
		const { id } = await api.roles.create({ ...editor, permissions: ['users:read'] });
		expect(await failure(api.roles.create({ ...editor, name: 'EDITOR' }))).toEqual({
			name: 'There is already a role called EDITOR.'
		});
		await api.roles.update({
			...editor,
			roleId: id,
			name: 'Steward',
			permissions: ['roles:read', 'roles:read']
		});
		expect(await api.roles.get({ roleId: id })).toMatchObject({
			name: 'Steward',
			permissions: ['roles:read'],
			holders: 0
		});
		await api.roles.delete({ roleId: id });
		expect(await failure(api.roles.get({ roleId: id }))).toEqual({ kind: 'notFound' });
	});

	test('what came with the system stays, and administrators keep every permission', async () => {
		const api = await gatehouse.as(await gatehouse.person('mara', { roles: ['administrator'] }));
		const roleId = await gatehouse.roleId('administrator');
		const builtIn = { kind: 'conflict', conflict: 'builtInRole' };
		expect(await failure(api.roles.delete({ roleId }))).toEqual(builtIn);
		expect(await failure(api.roles.update({ ...editor, roleId, permissions: [] }))).toEqual(
			builtIn
		);
		const { permissions } = await api.roles.get({ roleId });
		const forEveryone = { ...editor, roleId, permissions, isDefault: true };
		expect(await failure(api.roles.update(forEveryone))).toEqual(builtIn);
		await api.roles.update({ ...editor, roleId, name: 'Warden', permissions });
		expect((await api.roles.get({ roleId })).name).toBe('Warden');
	});

	test('one that people hold is not deleted', async () => {
		const api = await gatehouse.as(await gatehouse.person('mara', { roles: ['administrator'] }));
		const noor = await gatehouse.person('noor');
		const { id: roleId } = await api.roles.create(editor);
		await api.roles.assign({ userId: noor.id, roleId });
		expect(await failure(api.roles.delete({ roleId }))).toEqual({
			kind: 'conflict',
			conflict: 'roleInUse'
		});
	});

	test('one is the default of new accounts, and choosing another moves it', async () => {
		const api = await gatehouse.as(await gatehouse.person('mara', { roles: ['administrator'] }));
		const { id: roleId } = await api.roles.create({ ...editor, isDefault: true });
		const { items } = await api.roles.list();
		expect(items.filter(({ isDefault }) => isDefault).map(({ name }) => name)).toEqual(['Editor']);
		expect(await failure(api.roles.update({ ...editor, roleId }))).toHaveProperty('isDefault');
		expect(await failure(api.roles.delete({ roleId }))).toEqual({
			kind: 'conflict',
			conflict: 'defaultRole'
		});
		const luca = await gatehouse.person('luca');
		expect((await api.users.get({ userId: luca.id })).roles.map(({ name }) => name)).toEqual([
			'Editor'
		]);
	});

	test('the default is not taken from a role that is beyond the actor', async () => {
		await gatehouse.person('mara', { roles: ['administrator'] });
		const member = await gatehouse.roleId('member');
		await gatehouse.db.rolePermission.create({
			data: { roleId: member, permission: 'users:read' }
		});
		const helper = await gatehouse.person('elif', { permissions: ['roles:read', 'roles:write'] });
		await gatehouse.db.userRole.deleteMany({ where: { userId: helper.id, roleId: member } });
		const api = await gatehouse.as(helper);
		expect(await failure(api.roles.create({ ...editor, isDefault: true }))).toEqual(beyondYours);
	});

	test('permissions that this version does not know are ignored', async () => {
		const mara = await gatehouse.person('mara', { roles: ['administrator'] });
		const roleId = await gatehouse.roleId('administrator');
		await gatehouse.db.rolePermission.create({ data: { roleId, permission: 'users:fly' } });
		const session = await (await gatehouse.as(mara)).auth.session();
		expect(session?.user.permissions).not.toContain('users:fly');
	});
});
