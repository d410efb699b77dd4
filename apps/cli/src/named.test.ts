import { expect, test } from 'vitest';
import { findRole, type Role } from './role.ts';
import { findToken, type Token } from './token.ts';

const role = (name: string): Role => ({
	id: name,
	name,
	description: '',
	builtIn: null,
	isDefault: false,
	permissions: [],
	holders: 0,
	mayAct: true
});

test('a role is found by its name in any case; else all are named', () => {
	const roles = [role('Administrator'), role('Member')];
	expect(findRole(roles, ' member ').name).toBe('Member');
	expect(() => findRole(roles, 'Mem')).toThrow(
		'There is no role Mem. There are: Administrator, Member.'
	);
});

const token = (name: string, handle: string): Token => ({
	id: `id of ${handle}`,
	name,
	handle,
	scopes: [],
	createdAt: new Date(0),
	expiresAt: new Date(0),
	lastUsedAt: null
});

test('a token is found by its id, its handle, all of it, or its name where one alone has it', () => {
	const tokens = [
		token('Report', '0a1b2c3d'),
		token('CI', '11111111'),
		token('CI', '22222222'),
		// A name that is another one's handle.
		token('11111111', '33333333')
	];
	const handleOf = (named: string) => findToken(tokens, named).handle;
	expect(handleOf('Report')).toBe('0a1b2c3d');
	expect(handleOf('id of 22222222')).toBe('22222222');
	expect(handleOf('22222222')).toBe('22222222');
	expect(handleOf('gh_22222222_…')).toBe('22222222');
	expect(handleOf('11111111')).toBe('11111111');
	expect(() => handleOf('CI')).toThrow('Say which: gh_11111111, gh_22222222.');
	expect(() => handleOf('report')).toThrow('gatehouse tokens list');
});
