import { describe, expect, test } from 'vitest';
import { daysBefore } from '#lib/days.ts';
import { askedBy } from './view.server.ts';
import { addressOf, everyone, here, isNarrowed, said } from './view.ts';

const asked = (query: string) => askedBy(new URLSearchParams(query));
const role = '0190a5a0-0000-7000-8000-000000000000';

describe('an address', () => {
	test('is the view, whole', () => {
		const query = `search=mara&state=active&twoFactor=off&roleId=${role}&joinedSince=2026-01-01&joinedBefore=2026-02-01&seenSince=2026-03-01&seenBefore=2026-04-01&sort=lastSeen&cursor=abc`;
		const { wanted, odd } = asked(query);
		expect(odd).toEqual([]);
		expect(here(wanted)).toBe(`?${query}`);
		expect(asked(here(wanted)).wanted).toEqual(wanted);
	});

	test('without anything is everyone, newest first', () => {
		expect(asked('').wanted).toEqual({ search: '', sort: 'newest', limit: 25 });
		expect(here(asked('').wanted)).toBe('');
		expect(isNarrowed(asked('').wanted)).toBe(false);
	});

	test('may have what we do not know, and empty fields of a form', () => {
		const { wanted, odd } = asked('utm=1&limit=100&__proto__=x&state=&joinedSince=&search=+noor+');
		expect(odd).toEqual([]);
		expect(here(wanted)).toBe('?search=noor');
	});

	test.each([
		['state=asleep', 'state'],
		['twoFactor=maybe', 'twoFactor'],
		['roleId=7', 'roleId'],
		['joinedSince=2026-02-30', 'joinedSince'],
		['seenBefore=yesterday', 'seenBefore'],
		['sort=shoeSize', 'sort'],
		['cursor=%00', 'cursor'],
		[`search=${'x'.repeat(300)}`, 'search'],
		['search=%ED%A0%80%00', 'search'],
		['state=active&state=disabled', 'state']
	])('with %s keeps the rest, and begins at the start', (wrong, name) => {
		const { wanted, odd } = asked(`joinedBefore=2026-02-01&cursor=abc&${wrong}`);
		expect(odd).toContain(name);
		expect(here(wanted)).toBe('?joinedBefore=2026-02-01');
	});
});

describe('a link', () => {
	const view = { search: 'a b', state: 'active', sort: 'username', cursor: 'abc' } as const;

	test('changes one thing and leads to the first page', () => {
		expect(addressOf(view)).toBe('?search=a+b&state=active&sort=username');
		expect(addressOf(view, { state: undefined })).toBe('?search=a+b&sort=username');
		expect(addressOf(view, { sort: 'newest' })).toBe('?search=a+b&state=active');
		expect(addressOf(view, everyone)).toBe('?sort=username');
	});

	test('to the next page keeps all of it', () => {
		expect(addressOf(view, { cursor: 'def' })).toBe(
			'?search=a+b&state=active&sort=username&cursor=def'
		);
	});

	test('cannot be broken out of', () => {
		expect(addressOf({ search: '&sort=oldest#x"><script>' })).toBe(
			'?search=%26sort%3Doldest%23x%22%3E%3Cscript%3E'
		);
	});

	test('is a form as well', () => {
		expect(said(view, { search: undefined })).toEqual([
			['state', 'active'],
			['sort', 'username']
		]);
	});
});

test('days are counted over the ends of months and years', () => {
	expect(daysBefore('2026-01-05', 7)).toBe('2025-12-29');
	expect(daysBefore('2028-03-01', 1)).toBe('2028-02-29');
});
