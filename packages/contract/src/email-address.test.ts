import fc from 'fast-check';
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

describe('whatever is typed', () => {
	const part = fc.string({
		unit: fc.oneof(
			fc.string({ unit: 'binary', maxLength: 1 }),
			fc.constantFrom(...'aAzZ09.-+_@ éÉßİıſKﬁ１。。ａＡ'),
			fc.constantFrom('xn--', '\0', '\r\n', '\ud800')
		)
	});
	const nearly = fc.tuple(part, part).map(([local, domain]) => `${local}@${domain}.example`);
	const good = fc
		.tuple(
			fc.stringMatching(/^[a-zA-Z0-9!#$%&'*+/=?^_`{|}~-]{1,30}$/),
			fc.stringMatching(/^[a-zA-Z0-9]{1,20}\.[a-zA-Z]{2,10}$/)
		)
		.map(([local, domain]) => `${local}@${domain}`);
	const typed = fc.oneof(part, nearly, good);
	const runs = { numRuns: 5000 };

	test('what is canonical stays as it is, and is one address in lower case', () => {
		fc.assert(
			fc.property(typed, (text) => {
				const canonical = canonicalEmail(text);
				if (canonical === undefined) return;
				expect(canonicalEmail(canonical)).toBe(canonical);
				expect(canonical).toBe(canonical.toLowerCase());
				expect(canonical).toMatch(/^[!-?A-~]+@[!-?A-~]+$/);
				expect(canonical.length).toBeLessThanOrEqual(254);
			}),
			runs
		);
	});

	test('an address is the same in upper and lower case, in full width, and with space around it', () => {
		const wide = (text: string) =>
			text.replaceAll(/[!-~]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0));
		fc.assert(
			fc.property(good, (text) => {
				const canonical = canonicalEmail(text);
				const [local = '', domain = ''] = text.split('@');
				const forms = [
					text.toUpperCase(),
					text.toLowerCase(),
					` ${text}\t`,
					`${wide(local)}@${domain}`
				];
				expect(forms.map(canonicalEmail)).toEqual(forms.map(() => canonical));
			}),
			runs
		);
	});

	test('an address is one that we would send to, or what is wrong with it is said', () => {
		fc.assert(
			fc.property(typed, (text) => {
				expect(typeof emailProblem(text)).toBe(canonicalEmail(text) ? 'undefined' : 'string');
			}),
			runs
		);
	});
});

test('however long what is typed, it is judged at once', () => {
	const began = performance.now();
	for (const unit of ['a', 'a.', '@', '.', '-', ' ', 'é', 'a@', '%41', 'xn--'])
		for (const text of [unit.repeat(500), unit.repeat(100_000)])
			for (const form of [text, `${text}@${text}`, `a@${text}.`, `${text}@a.example`])
				emailProblem(form);
	expect(performance.now() - began).toBeLessThan(1000);
});
