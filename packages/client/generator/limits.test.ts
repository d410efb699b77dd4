import { expect, test } from 'vitest';
import { limitsOf } from './limits.ts';

const per = {
	address: (_input: unknown, address: string) => address,
	person: (_input: unknown, address: string, userId: string | null) => userId ?? address,
	both: ({ email }: { email: string }, address: string) => `${email.toLowerCase()} ${address}`,
	all: () => ''
};

test.each([
	[{ most: 120, seconds: 60, per: per.address }, '120 in a minute for each address'],
	[{ most: 5, seconds: 3600, per: per.person }, '5 in an hour for each person'],
	[{ most: 3, seconds: 172_800, per: per.all }, '3 in 2 days for all together'],
	[
		{ most: 10, seconds: 900, per: per.both, onlyFailures: true },
		'10 failures in 15 minutes for each `email` and address'
	],
	[
		{ most: 2, seconds: 60, per: per.all, of: 'known device' },
		'2 in a minute for each known device'
	],
	[
		{ most: 1, seconds: 90, per: per.person, onlyFailures: true, name: 'own password' },
		'1 failure in 90 seconds for each person'
	]
])('%o reads %s', (limit, words) => {
	const together = 'name' in limit ? limit.name : null;
	expect(limitsOf([() => null, Object.assign(() => null, { limits: [limit] })])).toEqual([
		{ words, together }
	]);
});

test('what only counts is no limit', () => {
	const counts = [{ most: Infinity, seconds: 60, per: per.all }];
	expect(limitsOf([Object.assign(() => null, { limits: counts })])).toEqual([]);
});
