import { expect, test } from 'vitest';
import { actionIn, searchWith, viewOf } from './query.ts';

test('the action that a form posts to', () => {
	expect(actionIn('?/update')).toBe('/update');
	expect(actionIn('?edit=7&/update')).toBe('/update');
	expect(actionIn('?edit=7')).toBe('');
	expect(actionIn('')).toBe('');
	expect(actionIn('?next=/profile')).toBe('');
});

test('a view is the same before and after something was posted to it', () => {
	const posted = new URL('http://localhost/admin/roles?edit=7&/update');
	const seen = new URL('http://localhost/admin/roles?edit=7');
	expect(viewOf(posted)).toBe('/admin/roles?edit=7');
	expect(viewOf(seen)).toBe('/admin/roles?edit=7');
	expect(viewOf(new URL('http://localhost/settings/account?/requestChange'))).toBe(
		'/settings/account'
	);
	expect(viewOf(new URL(viewOf(seen), seen))).toBe(viewOf(seen));
});

test('the end of an address has a question mark only where something follows it', () => {
	expect(searchWith('?next=%2Fadmin&change', { change: null })).toBe('?next=%2Fadmin');
	expect(searchWith('?next=%2Fadmin', { another: '' })).toBe('?next=%2Fadmin&another=');
	expect(searchWith('?change&/update', { change: null })).toBe('');
	expect(searchWith('')).toBe('');
});
