import { describe, expect, test } from 'vitest';
import { canonicalEmail, emailProblem } from './email-address.ts';

describe('one mailbox is one address', () => {
	test.each([
		['mara@northfold.example', 'mara@northfold.example'],
		['  Mara@Northfold.EXAMPLE ', 'mara@northfold.example'],
		['ｍara@northfold.example', 'mara@northfold.example'],
		['mara@bücher.example', 'mara@xn--bcher-kva.example'],
		['mara@BÜCHER.example', 'mara@xn--bcher-kva.example'],
		["o'neil+news@northfold.example", "o'neil+news@northfold.example"]
	])('%s', (typed, canonical) => {
		expect(canonicalEmail(typed)).toBe(canonical);
		expect(emailProblem(typed)).toBeUndefined();
	});

	test('dots and tags stay: they are somebody else at most providers', () => {
		expect(canonicalEmail('a.b@c.example')).not.toBe(canonicalEmail('ab@c.example'));
		expect(canonicalEmail('a+b@c.example')).not.toBe(canonicalEmail('a@c.example'));
	});
});

describe('what we would not send to', () => {
	test.each([
		'',
		'mara',
		'mara@',
		'@northfold.example',
		'mara@northfold',
		'mara@a@b.example',
		'mara lindqvist@northfold.example',
		'mara@north fold.example',
		'"mara"@northfold.example',
		'mara,noor@northfold.example',
		'mara@northfold.example;noor@northfold.example',
		'mara@northfold.example\r\nBcc: all@northfold.example',
		'mаra@northfold.example',
		'mara@127.0.0.1',
		'mara@2130706433',
		'mara@0x7f.1',
		'mara@[::1]',
		'mara@northfold.example/path',
		'mara@user:pass@northfold.example',
		'mara@north%66old.example',
		'.mara@northfold.example',
		'ma..ra@northfold.example',
		'mara@-.example.',
		'mara@northfold..example',
		'ma\0ra@northfold.example',
		'ma\ud800ra@northfold.example',
		`${'m'.repeat(65)}@northfold.example`,
		`mara@${'n'.repeat(64)}.example`,
		`mara@${'north.'.repeat(50)}example`,
		'm'.repeat(1_000_000)
	])('%j', (typed) => {
		expect(canonicalEmail(typed)).toBeUndefined();
		expect(emailProblem(typed)).toMatch(/[.+]( |$)|_ \+$/);
	});
});
