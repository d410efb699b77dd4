import type { GatehouseClient } from '@gatehouse/client';
import { expect, test } from 'vitest';
import type { Person } from './everyone.ts';
import { findPerson } from './person.ts';

const ids = Array.from(
	{ length: 300 },
	(_, at) => `00000000-0000-7000-8000-${String(at).padStart(12, '0')}`
);
const person = (username: string, at: number): Person => ({
	id: ids[at] ?? '',
	username,
	email: `${username}@northfold.example`,
	picture: null,
	memberSince: new Date(0),
	lastSeenAt: new Date(0),
	state: 'active',
	roles: [],
	isYou: false,
	mayAct: true
});

/** A site with these people: it knows only to search, a hundred at a time. */
function siteOf(...names: string[]) {
	const people = names.map(person);
	const users = {
		get: async ({ userId }: { userId: string }) => people.find(({ id }) => id === userId),
		async list({
			search = '',
			cursor,
			limit = 25
		}: {
			search?: string;
			cursor?: string;
			limit?: number;
		}) {
			const found = people.filter(({ email }) =>
				email.toLowerCase().includes(search.toLowerCase())
			);
			const from = cursor ? found.findIndex(({ id }) => id === cursor) + 1 : 0;
			const items = found.slice(from, from + limit);
			const isMore = from + limit < found.length;
			return { items, nextCursor: isMore ? items.at(-1)?.id : null };
		}
	};
	return { users } as unknown as GatehouseClient;
}

test('is found by username or address in any case, and by id', async () => {
	const site = siteOf('Mara.Lindqvist', 'noor.haddad');
	for (const named of ['mara.lindqvist', 'MARA.lindqvist@Northfold.example', ids[0] ?? ''])
		expect((await findPerson(site, named)).username).toBe('Mara.Lindqvist');
});

test('is found behind hundreds whose names have it in them', async () => {
	const others = Array.from({ length: 250 }, (_, at) => `kim${at}`);
	expect((await findPerson(siteOf(...others, 'kim.'), 'kim.')).username).toBe('kim.');
});

test('is never guessed: of those who come near it says who they are', async () => {
	const site = siteOf('mara.lindqvist', 'mara.two', 'noor');
	await expect(findPerson(site, 'mara')).rejects.toThrow(
		/the username or the address mara\. .*\n {2}mara\.lindqvist .*\n {2}mara\.two /
	);
	await expect(findPerson(site, 'nobody')).rejects.toThrow(/address nobody\.$/);
});

test('is never somebody who calls themselves what is another one’s id', async () => {
	const gone = '11111111-1111-7111-8111-111111111111';
	expect(await findPerson(siteOf(gone), gone)).toBeUndefined();
});
