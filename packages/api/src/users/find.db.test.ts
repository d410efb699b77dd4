import { userOrders, type SomeUsers, type UserOrder } from '@gatehouse/contract';
import { beforeAll, describe, expect, test } from 'vitest';
import { createTestApi, failure } from '../testing.ts';
import { findUsers, type Bounds } from './find.ts';
import { afterCursor, cursorOf } from './order.ts';
import { which } from './which.ts';

const gatehouse = await createTestApi({ reset: 'once' });
let roleId: string;
const names = [
	...['mara', 'noor', 'elif', 'luca', 'tomasz', 'kwame', 'samira', 'ines', 'priya', 'zed_0'],
	...['mara.two', 'noor-2', 'elif2', 'lucas', 'tom', 'kwamena', 'sam', 'inez', 'priyanka', 'zed_1']
];

beforeAll(async () => {
	roleId = await gatehouse.roleId('moderator');
	const { db, clock } = gatehouse;
	for (const [at, name] of names.entries()) {
		clock.pass(12 * 3600);
		const { id } = await gatehouse.person(name, { roles: at % 3 === 0 ? ['moderator'] : [] });
		await db.user.update({
			where: { id },
			data: {
				// Two share a moment: the id decides.
				lastSeenAt: new Date(clock.at.getTime() + ((at * 7) % 10) * 60_000),
				disabledAt: at % 4 === 1 ? clock.at : null
			},
			select: { id: true }
		});
		if (at % 5 > 0) await giveFactor(id, at);
	}
});

/** An app, a passkey, and of either one that was removed; an app that was only begun. */
async function giveFactor(userId: string, at: number) {
	const { db, clock } = gatehouse;
	const createdAt = clock.at;
	const removedAt = at % 2 === 0 ? createdAt : null;
	if (at % 5 < 3) {
		const confirmedAt = at % 5 === 1 ? createdAt : null;
		const app = { sealed: 'v1.none.none', lastStep: 0, createdAt, confirmedAt };
		await db.authenticator.create({ data: { userId, ...app, removedAt }, select: { id: true } });
	} else {
		const key = { credentialId: new Uint8Array([at]), publicKey: new Uint8Array([at]), counter: 0 };
		const about = { name: 'A phone', backedUp: true, createdAt, removedAt };
		await db.passkey.create({ data: { userId, ...key, ...about }, select: { id: true } });
	}
}

const nobody = { search: '' };
const views: Record<string, SomeUsers> = {
	everyone: nobody,
	'part of a name': { search: 'MARA' },
	'part of an address': { search: '@northfold' },
	'how one begins': { search: 'z' },
	'an underscore': { search: 'd_0' },
	'a per cent sign': { search: '%' },
	'a backslash': { search: String.raw`\ ` },
	nobody: { search: 'nobody here' },
	disabled: { ...nobody, state: 'disabled' },
	active: { ...nobody, state: 'active' },
	'two-step login on': { ...nobody, twoFactor: 'on' },
	'two-step login off': { ...nobody, twoFactor: 'off' },
	'joined since': { ...nobody, joinedSince: '2026-03-07' },
	'joined before': { ...nobody, joinedBefore: '2026-03-07' },
	'seen between': { ...nobody, seenSince: '2026-03-04', seenBefore: '2026-03-09' },
	'all at once': { search: 'a', state: 'active', twoFactor: 'on', joinedSince: '2026-03-03' }
};

/** All pages one after the other, as usernames. */
async function everyPage(view: SomeUsers, sort: UserOrder, limit: number, bounds?: Bounds) {
	const found: string[] = [];
	let after = null;
	for (let page = 0; page < 40; page++) {
		const { places, next } = await findUsers(
			gatehouse.db,
			which(view),
			{ sort, after, limit },
			bounds
		);
		expect(places.length).toBeLessThanOrEqual(limit);
		found.push(...places.map(({ username_folded }) => username_folded));
		if (!next) return found;
		after = afterCursor(sort, cursorOf(sort, next));
	}
	throw new Error('The pages come to no end.');
}

/** The same, by looking at everyone. */
async function byHand(view: SomeUsers, sort: UserOrder) {
	const people = await gatehouse.db.user.findMany({
		include: {
			roles: { select: { roleId: true } },
			authenticators: { select: { confirmedAt: true, removedAt: true } },
			passkeys: { select: { removedAt: true } }
		}
	});
	const search = view.search.toLowerCase();
	const midnight = (day: string) => new Date(`${day}T00:00:00Z`);
	const fits = people.filter((person) => {
		const { usernameFolded: name, emailCanonical: email, createdAt, lastSeenAt } = person;
		const matches = (text: string) =>
			search.length < 3 ? text.startsWith(search) : text.includes(search);
		const hasOne =
			person.authenticators.some((app) => app.confirmedAt && !app.removedAt) ||
			person.passkeys.some((key) => !key.removedAt);
		return (
			(matches(name) || matches(email)) &&
			(!view.state || (view.state === 'disabled') === (person.disabledAt !== null)) &&
			(!view.twoFactor || (view.twoFactor === 'on') === hasOne) &&
			(!view.roleId || person.roles.some((role) => role.roleId === view.roleId)) &&
			(!view.joinedSince || createdAt >= midnight(view.joinedSince)) &&
			(!view.joinedBefore || createdAt < midnight(view.joinedBefore)) &&
			(!view.seenSince || lastSeenAt >= midnight(view.seenSince)) &&
			(!view.seenBefore || lastSeenAt < midnight(view.seenBefore))
		);
	});
	const keys: Record<UserOrder, (person: (typeof fits)[number]) => string> = {
		newest: ({ createdAt, id }) => createdAt.toISOString() + id,
		oldest: ({ createdAt, id }) => createdAt.toISOString() + id,
		lastSeen: ({ lastSeenAt, id }) => lastSeenAt.toISOString() + id,
		username: ({ usernameFolded }) => usernameFolded
	};
	const up = sort === 'oldest' || sort === 'username' ? 1 : -1;
	return fits
		.sort((a, b) => (keys[sort](a) < keys[sort](b) ? -up : up))
		.map(({ usernameFolded }) => usernameFolded);
}

describe.each(Object.entries(views))('%s', (_, view) => {
	test.each(userOrders)('%s: gathered or walked, the pages are the same people', async (sort) => {
		for (const wanted of [view, { ...view, roleId }]) {
			const expected = await byHand(wanted, sort);
			expect(await everyPage(wanted, sort, 3)).toEqual(expected);
			expect(await everyPage(wanted, sort, 3, { few: 0, reach: 5 })).toEqual(expected);
		}
	});
});

test('an id finds its person', async () => {
	const { id } = await gatehouse.db.user.findFirstOrThrow({ where: { usernameFolded: 'elif' } });
	expect(await everyPage({ search: id }, 'newest', 3)).toEqual(['elif']);
});

test('how many there are is said where it is known', async () => {
	const of = async (view: SomeUsers) =>
		(await findUsers(gatehouse.db, which(view), { sort: 'newest', after: null, limit: 2 })).found;
	expect(await of({ search: 'mara' })).toBe(2);
	expect(await of({ search: 'nobody here' })).toBe(0);
	expect(await of(nobody)).toBeNull();
});

test('a cursor of another order, or of none, is an issue and not a page', async () => {
	const mara = await gatehouse.person('administrator1', { roles: ['administrator'] });
	const api = await gatehouse.as(mara);
	const { nextCursor } = await api.users.list({ limit: 2, sort: 'username' });
	const cursor = nextCursor ?? '';
	const wrong = { cursor: 'This is not the cursor of a list in this order.' };
	expect(await failure(api.users.list({ cursor, sort: 'newest' }))).toEqual(wrong);
	const nonsense = Buffer.from('["newest","2026-13-99","x"]').toString('base64url');
	expect(await failure(api.users.list({ cursor: nonsense }))).toEqual(wrong);
	expect(await failure(api.users.list({ cursor: 'e30' }))).toEqual(wrong);
	// Forged: what no database can read.
	const id = '0190a5a0-0000-7000-8000-000000000000';
	for (const [sort, value] of [
		['newest', '0000-01-01T00:00:00Z'],
		['username', 'a\0b'],
		['username', '\ud800']
	] as const) {
		const forged = Buffer.from(JSON.stringify([sort, value, id])).toString('base64url');
		expect(await failure(api.users.list({ cursor: forged, sort }))).toEqual(wrong);
	}
	expect(await failure(api.users.list({ cursor, sort: 'username' }))).toBe('succeeded');
});
