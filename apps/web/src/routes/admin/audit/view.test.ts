import { describe, expect, test } from 'vitest';
import { isSet, narrowings } from './narrowing.ts';
import { askedBy } from './view.server.ts';
import { addressOf, isNarrowed, said } from './view.ts';

const asked = (query: string) => askedBy(new URLSearchParams(query));
const cursor = '0190a5a0-0000-7000-8000-000000000000';

describe('an address', () => {
	test('is the view, whole', () => {
		const query = `who=mara&whom=noor%40northfold.example&event=authn_login_fail&outcome=refused&since=2026-01-01&before=2026-02-01&address=192.0.2.1&cursor=${cursor}`;
		const { view, odd } = asked(query);
		expect(odd).toEqual([]);
		expect(addressOf(view, { cursor: view.cursor })).toBe(`?${query}`);
		expect(said(view, { who: undefined }).map(([name]) => name)).not.toContain('cursor');
		expect(isNarrowed(view)).toBe(true);
	});

	test('without anything is everything', () => {
		expect(asked('utm=1&who=&since=+')).toEqual({ view: {}, odd: [] });
		expect(addressOf({})).toBe('');
		expect(isNarrowed({ cursor })).toBe(false);
	});

	test.each([
		['event=nothing', 'event'],
		['outcome=maybe', 'outcome'],
		['since=2026-02-31', 'since'],
		['address=nowhere', 'address'],
		['who=a&who=b', 'who'],
		['whom=%00', 'whom'],
		[`who=${'a'.repeat(300)}`, 'who'],
		['cursor=1', 'cursor']
	])('%s makes no sense: it is left out, and the page is the first', (query, name) => {
		const { view, odd } = asked(`${query}&outcome=${query.startsWith('outcome') ? '' : 'done'}`);
		expect(odd).toEqual([name]);
		expect(view.cursor).toBeUndefined();
	});
});

test('what narrows the log is said, and each is taken away by itself', () => {
	const view = { who: cursor, outcome: 'refused', since: '2026-01-01' } as const;
	const people = { who: 'mara.lindqvist', whom: undefined };
	const all = narrowings(view, { people, events: [], today: '2026-03-02' });
	expect(all.filter(isSet).map(({ name, value }) => `${name}: ${value}`)).toEqual([
		'By: mara.lindqvist',
		'Outcome: Refused',
		'When: since 1 Jan 2026'
	]);
	const [by] = all;
	expect(addressOf(view, by?.without)).toBe('?outcome=refused&since=2026-01-01');
	const when = all.find(({ name }) => name === 'When');
	expect(when?.options?.map(({ changes }) => changes.since)).toEqual([
		'2026-03-02',
		'2026-02-23',
		'2026-01-31'
	]);
});
