import { expect, test } from 'vitest';
import { mostBytes } from './most-bytes.ts';

const api = (path: string) => mostBytes({ route: { id: '/api/trpc/[...path]' }, params: { path } });

test('a picture may be large, where it is sent and nowhere else', () => {
	expect(mostBytes({ route: { id: '/profile/edit' }, params: {} })).toBe(2.5 * 1024 * 1024);
	expect(api('profile.setPicture')).toBe(3 * 1024 * 1024);
	for (const path of [
		'profile.update',
		'auth.login',
		'profile.setPicture,auth.login',
		'profile.setPicture/',
		'profile%2EsetPicture',
		'',
		'constructor'
	])
		expect(api(path), path).toBe(65_536);
	for (const id of ['/', '/login', '/profile', '/constructor', null])
		expect(mostBytes({ route: { id }, params: {} })).toBe(65_536);
	expect(mostBytes({ route: { id: '/login' }, params: { path: 'profile.setPicture' } })).toBe(
		65_536
	);
});
