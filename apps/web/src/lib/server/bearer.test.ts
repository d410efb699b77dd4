import { expect, test } from 'vitest';
import { bearerToken } from './bearer.ts';

const token = `gh_0a1b2c3d_${'A'.repeat(43)}`;

test.each(['Bearer', 'bearer', 'BEARER'])('%s is one scheme, however it is written', (scheme) => {
	expect(bearerToken(`${scheme} ${token}`)).toBe(token);
});

test.each([
	['nothing', ''],
	['the scheme alone', 'Bearer'],
	['the scheme and a blank', 'Bearer '],
	['the token alone', token],
	['another scheme', `Basic ${token}`],
	['a scheme that begins alike', `BearerX ${token}`],
	['two blanks', `Bearer  ${token}`],
	['a tab', `Bearer\t${token}`],
	['a blank before', ` Bearer ${token}`],
	['a blank after', `Bearer ${token} `],
	['a line end after', `Bearer ${token}\n`],
	['two tokens', `Bearer ${token} ${token}`],
	['two tokens as a proxy joins them', `Bearer ${token}, Bearer ${token}`],
	['parameters', `Bearer token="${token}"`],
	['letters beyond ASCII', `Bearer ${token}é`],
	['100 KB', `Bearer ${'A'.repeat(100_000)}`]
])('%s is no token', (_, header) => {
	expect(bearerToken(header)).toBeNull();
});

test('a header is as long as a token needs, and no longer', () => {
	expect(bearerToken(`Bearer ${'A'.repeat(121)}`)).toHaveLength(121);
	expect(bearerToken(`Bearer ${'A'.repeat(122)}`)).toBeNull();
});
