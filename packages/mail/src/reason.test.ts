import { expect, test } from 'vitest';
import { SealBroken } from '@gatehouse/auth';
import { reasonOf } from './reason.ts';

test('a reason is one short line, without what could be a token or steer a terminal', () => {
	expect(reasonOf(new Error('550 No such user'))).toBe('550 No such user');
	expect(reasonOf(new Error('a\r\n\tb\u0000\u001b[31mc\u202e'))).toBe('a b [31mc');
	expect(reasonOf(new Error('x '.repeat(400)))).toHaveLength(300);
	const link = `https://id.example.org/reset-password/${'aB3_-'.repeat(9).slice(0, 43)}`;
	expect(reasonOf(new Error(`554 ${link} is listed`))).toBe(
		'554 https://id.example.org/reset-password/… is listed'
	);
	expect(reasonOf('words')).toBe('words');
});

test('a seal that does not open says what to look at', () => {
	expect(reasonOf(new SealBroken())).toContain('secret');
});
