import { describe, expect, test } from 'vitest';
import { login, register } from './auth.ts';
import { updateProfile } from './profile.ts';
import { createRole } from './roles.ts';

const good = {
	username: 'mara.l',
	email: 'mara@northfold.example',
	password: 'quiet harbour 58',
	confirmPassword: 'quiet harbour 58'
};
const messages = (result: { error?: { issues: { path: PropertyKey[]; message: string }[] } }) =>
	Object.fromEntries(
		result.error?.issues.map(({ path, message }) => [path.join('.'), message]) ?? []
	);

describe('usernames', () => {
	test.each(['mara', 'MARA', 'm.a-r_a', '4ever', 'a'.repeat(64)])('%s is fine', (username) => {
		expect(register.parse({ ...good, username }).username).toBe(username);
	});
	test('space around one is dropped', () => {
		expect(register.parse({ ...good, username: ' mara\n' }).username).toBe('mara');
	});
	test.each([
		'',
		'abc',
		'a'.repeat(65),
		'mara lindqvist',
		'mära',
		'mara@home',
		'.mara',
		'-mara',
		'admin',
		'Root',
		'ma\0ra',
		'x'.repeat(1_000_000)
	])('%j is not', (username) => {
		expect(register.safeParse({ ...good, username }).success).toBe(false);
	});
});

describe('passwords', () => {
	test('are bounded before anything is hashed, on every path, and never cut', () => {
		const long = { password: 'x'.repeat(257), confirmPassword: 'x'.repeat(257) };
		expect(messages(register.safeParse({ ...good, ...long })).password).toMatch(/256 characters/);
		expect(
			messages(login.safeParse({ email: good.email, password: 'é'.repeat(513) })).password
		).toMatch(/256/);
		const most = '🔑'.repeat(256);
		expect(register.safeParse({ ...good, password: most, confirmPassword: most }).success).toBe(
			true
		);
	});
	test('count characters, not bytes, and keep their spaces', () => {
		expect(
			register.safeParse({ ...good, password: '🔑'.repeat(7), confirmPassword: '🔑'.repeat(7) })
				.success
		).toBe(false);
		expect(
			register.parse({ ...good, password: '  two spaces  ', confirmPassword: '  two spaces  ' })
				.password
		).toBe('  two spaces  ');
	});
	test('that differ say so on the second one', () => {
		expect(messages(register.safeParse({ ...good, confirmPassword: 'other' }))).toEqual({
			confirmPassword: 'Not the same as the password above.'
		});
	});
});

describe('wrong types and unknown keys', () => {
	const wrong: unknown[] = [null, 1, true, [], {}, ['a'], { toString: 'x' }];
	test.each(wrong.map((value) => ({ value })))('$value is not text', ({ value }) => {
		const { error } = register.safeParse({
			username: value,
			email: value,
			password: value,
			confirmPassword: value
		});
		expect(Object.keys(messages({ error: error ?? { issues: [] } })).sort()).toEqual([
			'confirmPassword',
			'email',
			'password',
			'username'
		]);
	});
	test('an unknown key is refused', () => {
		expect(register.safeParse({ ...good, roles: ['administrator'] }).success).toBe(false);
		expect(updateProfile.safeParse({ username: 'mara', aboutMe: '', id: 'x' }).success).toBe(false);
	});
	test('a permission that does not exist is refused', () => {
		expect(
			createRole.safeParse({ name: 'Pilot', description: '', permissions: ['users:fly'] }).success
		).toBe(false);
	});
});

test('line ends count once, however the browser posts them', () => {
	const aboutMe = `${'a'.repeat(69)}\r\n${'b'.repeat(70)}`;
	expect(updateProfile.parse({ username: 'mara', aboutMe }).aboutMe).toHaveLength(140);
	expect(updateProfile.safeParse({ username: 'mara', aboutMe: 'a'.repeat(141) }).success).toBe(
		false
	);
});
