import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { createSeal, SealBroken } from './seal.ts';

const [one, two] = [randomBytes(32), randomBytes(32)];
const seal = createSeal([one], 'mail');

test('what is sealed opens, and says nothing', () => {
	for (const plain of ['', 'token', 'ü'.repeat(1000)]) {
		const sealed = seal.seal(plain, 'ann');
		expect(seal.open(sealed, 'ann')).toBe(plain);
		expect(sealed).toMatch(/^v1\.[\w-]{8}\.[\w-]+$/);
	}
	expect(seal.seal('token', 'ann')).not.toBe(seal.seal('token', 'ann'));
	expect(seal.seal('a', 'ann')).toHaveLength(seal.seal('b', 'somebody else').length);
});

test('it belongs to one thing', () => {
	const sealed = seal.seal('token', 'ann');
	expect(() => seal.open(sealed, 'bob')).toThrow(SealBroken);
	expect(() => createSeal([one], 'totp').open(sealed, 'ann')).toThrow(SealBroken);
});

test('a new secret is put before the old one, and the old one dropped later', () => {
	const before = seal.seal('token', 'ann');
	const during = createSeal([two, one], 'mail');
	expect(during.open(before, 'ann')).toBe('token');
	const since = during.seal('token', 'ann');
	expect(() => seal.open(since, 'ann')).toThrow(SealBroken);
	const after = createSeal([two], 'mail');
	expect(after.open(since, 'ann')).toBe('token');
	expect(() => after.open(before, 'ann')).toThrow(SealBroken);
});

test('whatever is changed, it does not open', () => {
	const sealed = seal.seal('token', 'ann');
	const [version = '', id = '', body = ''] = sealed.split('.');
	const bytes = Buffer.from(body, 'base64url');
	for (const at of bytes.keys()) {
		const changed = Buffer.from(bytes);
		changed[at] = (changed[at] ?? 0) ^ 1;
		const text = [version, id, changed.toString('base64url')].join('.');
		expect(() => seal.open(text, 'ann')).toThrow(SealBroken);
	}
	const short = bytes.subarray(0, -4).toString('base64url');
	for (const text of [
		'',
		'..',
		'token',
		`v2.${id}.${body}`,
		`${sealed}.`,
		`v1.${id}.`,
		`v1.${id}.${short}`,
		`v1..${body}`
	])
		expect(() => seal.open(text, 'ann'), text).toThrow(SealBroken);
});

test('a secret that is short, or none, is refused', () => {
	expect(() => createSeal([randomBytes(31)], 'mail')).toThrow(RangeError);
	expect(() => createSeal([], 'mail')).toThrow(RangeError);
});
