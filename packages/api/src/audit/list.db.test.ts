import { expect, test } from 'vitest';
import { createBrowser, createTestApi, failure, goodPassword } from '../testing.ts';

const gatehouse = await createTestApi();

async function people() {
	const root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	const mara = await gatehouse.person('mara.lindqvist', { roles: ['moderator'] });
	const noor = await gatehouse.person('noor.haddad');
	return { root, mara, noor };
}

test('the log is read by who may: who did what to whom, and what was refused', async () => {
	const { root, mara, noor } = await people();
	await (await gatehouse.as(mara)).users.disable({ userId: noor.id, reason: 'Spam' });
	await failure((await gatehouse.as(mara)).users.delete({ userId: noor.id }));
	const api = await gatehouse.as(root);
	const { items, nextCursor } = await api.audit.list({});
	expect(nextCursor).toBeNull();
	expect(items).toMatchObject([
		{
			event: 'authz_fail',
			act: 'users.delete',
			outcome: 'refused',
			reason: 'missingPermission',
			actor: { id: mara.id, username: 'mara.lindqvist' },
			address: '192.0.2.1'
		},
		{
			event: 'user_archived',
			outcome: 'done',
			actor: { id: mara.id },
			subject: { id: noor.id, username: 'noor.haddad' },
			changes: [{ what: 'reason', before: null, after: 'Spam' }]
		}
	]);
	expect((await api.audit.list({ outcome: 'done' })).items).toHaveLength(1);
	expect((await api.users.activity({ userId: noor.id })).items).toHaveLength(1);
	expect(await failure((await gatehouse.as(mara)).audit.list({}))).toMatchObject({
		kind: 'notAllowed'
	});
	expect(await failure(api.audit.list({ address: 'nowhere' }))).toEqual({
		address: 'This is no address, such as 192.0.2.1.'
	});
});

test('one reads one’s own: what one did, what others tried, and of staff neither name nor place', async () => {
	const { root, noor } = await people();
	const login = { email: noor.email, password: goodPassword };
	await (await gatehouse.visitor('198.51.100.7')).auth.login(login);
	await failure(
		(await gatehouse.visitor('203.0.113.9')).auth.login({ ...login, password: 'wrong' })
	);
	await (await gatehouse.as(root)).users.endSessions({ userId: noor.id });
	const browser = createBrowser();
	await (await gatehouse.from(browser)).auth.login(login);
	const { items } = await (await gatehouse.from(browser)).audit.mine({});
	expect(items.map(({ event, by, address }) => [event, by, address])).toEqual([
		['authn_login_success', 'you', '192.0.2.1'],
		['session_expired', 'staff', null],
		['authn_login_fail', 'unknown', '203.0.113.9'],
		['authn_login_success', 'you', '198.51.100.7']
	]);
	expect(JSON.stringify(items)).not.toContain('ada.byron');
	expect(await failure((await gatehouse.visitor()).audit.mine({}))).toEqual({ kind: 'signedOut' });
});
