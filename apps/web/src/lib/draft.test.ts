import { expect, test } from 'vitest';
import { refill } from './draft.ts';

const role = { roleId: '7', name: 'Editor', permissions: ['users:read'], isDefault: true };

test('what was typed is back, each kind of field in its own way', () => {
	expect(
		refill(role, [
			['name', 'Steward'],
			['permissions', 'roles:read'],
			['permissions', 'roles:write']
		])
	).toEqual({
		roleId: '7',
		name: 'Steward',
		permissions: ['roles:read', 'roles:write'],
		isDefault: false
	});
	expect(refill(role, [['isDefault', 'on']]).isDefault).toBe(true);
});

test('a field that was emptied is empty, and one that was not posted as it was', () => {
	expect(refill({ name: 'Editor', password: '' }, [['name', '']])).toEqual({
		name: '',
		password: ''
	});
	expect(refill({ name: 'Editor' }, [])).toEqual({ name: 'Editor' });
	expect(refill({ days: 90 }, [['days', '30']])).toEqual({ days: 30 });
	expect(refill({ days: 90 }, [])).toEqual({ days: 90 });
});

test('nothing comes in that the form does not have, and what there was is not touched', () => {
	const data = { name: 'Editor' };
	const filled = refill(data, [
		['name', 'Steward'],
		['__proto__', 'x'],
		['isAdministrator', 'on']
	]);
	expect(filled).toEqual({ name: 'Steward' });
	expect(data).toEqual({ name: 'Editor' });
	expect(Object.getPrototypeOf(filled)).toBe(Object.prototype);
});
