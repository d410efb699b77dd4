import { expect, test } from 'vitest';
import { createTestApi, failure } from '../testing.ts';

const gatehouse = await createTestApi();

test('who may read the log can check that it is whole, also after somebody was deleted', async () => {
	const root = await gatehouse.person('ada.byron', { roles: ['administrator'] });
	const mara = await gatehouse.person('mara.lindqvist', { roles: ['moderator'] });
	const noor = await gatehouse.person('noor.haddad');
	const admin = await gatehouse.as(root);
	await admin.users.disable({ userId: noor.id, reason: 'Spam' });
	await admin.users.enable({ userId: noor.id });
	await admin.users.delete({ userId: noor.id });
	expect(await admin.audit.verify({})).toEqual({
		checked: 0,
		problems: [],
		next: null,
		unsealed: 3
	});
	await gatehouse.seal();
	expect(await admin.audit.verify({})).toEqual({
		checked: 3,
		problems: [],
		next: null,
		unsealed: 0
	});
	expect(await failure((await gatehouse.as(mara)).audit.verify({}))).toMatchObject({
		kind: 'notAllowed',
		permission: 'audit:read'
	});
});
