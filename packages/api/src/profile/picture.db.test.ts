import { pictureFaults } from '@gatehouse/contract';
import * as specimens from '@gatehouse/pictures/testing';
import { beforeAll, expect, test } from 'vitest';
import { createCaller } from '../router.ts';
import { createTestApi, failure, type Person } from '../testing.ts';

const gatehouse = await createTestApi();
let photo: string;
beforeAll(async () => {
	photo = (await specimens.picture('jpeg')).toString('base64');
});

const profileOf = async (person: Person) => (await gatehouse.as(person)).profile;
const filesOf = (name: string) => [`${name}.512.webp`, `${name}.96.webp`];
const rows = () => gatehouse.db.picture.findMany({ select: { userId: true, name: true } });

test('a picture shows wherever its owner does, and to them', async () => {
	const mara = await gatehouse.person('mara', { roles: ['administrator'] });
	const noor = await gatehouse.person('noor');
	const { picture } = await (await profileOf(noor)).setPicture({ picture: photo });
	expect(picture).toMatch(/^[A-Za-z0-9_-]{43}$/);
	expect(await gatehouse.pictureFiles()).toEqual(filesOf(picture));

	const asNoor = await gatehouse.as(noor);
	expect((await asNoor.profile.get()).picture).toBe(picture);
	expect((await asNoor.auth.session())?.user.picture).toBe(picture);
	const { users } = await gatehouse.as(mara);
	expect((await users.get({ userId: noor.id })).picture).toBe(picture);
	const { items } = await users.list({});
	expect(items.map(({ username, picture }) => [username, picture])).toEqual([
		['noor', picture],
		['mara', null]
	]);
});

test('the next one takes its place, under a name of its own, and nothing is left of the one before', async () => {
	const noor = await gatehouse.person('noor');
	const profile = await profileOf(noor);
	const first = await profile.setPicture({ picture: photo });
	const crop = { x: 0.5, y: 0, size: 0.5 };
	const second = await profile.setPicture({ picture: photo, crop });
	expect(second.picture).not.toBe(first.picture);
	expect(await gatehouse.pictureFiles()).toEqual(filesOf(second.picture));
	await profile.removePicture();
	await profile.removePicture();
	expect(await gatehouse.pictureFiles()).toEqual([]);
	expect(await rows()).toEqual([]);
	expect((await (await profileOf(noor)).get()).picture).toBeNull();
});

test('twenty at once of one person: one picture, and its files alone', async () => {
	const noor = await gatehouse.person('noor');
	const bob = await gatehouse.person('bob.r');
	const theirs = await (await profileOf(bob)).setPicture({ picture: photo });
	const profile = await profileOf(noor);
	const outcomes = await Promise.all(
		Array.from({ length: 20 }, () => failure(profile.setPicture({ picture: photo })))
	);
	// Who had to wait too long was told so, and nothing of theirs is left either.
	const done = outcomes.filter((outcome) => outcome === 'succeeded');
	expect(done.length).toBeGreaterThan(1);
	for (const outcome of outcomes)
		if (outcome !== 'succeeded') expect(outcome).toMatchObject({ kind: 'busy' });

	const { picture = null } = await (await profileOf(noor)).get();
	expect((await rows()).filter(({ userId }) => userId === noor.id)).toHaveLength(1);
	const files = await gatehouse.pictureFiles();
	expect(files).toEqual([...filesOf(picture ?? ''), ...filesOf(theirs.picture)].sort());
	expect(gatehouse.reports).toEqual([]);
});

test('eight that are ready in the same moment: each takes away what was there before it', async () => {
	const noor = await gatehouse.person('noor');
	const context = await gatehouse.contextOf(noor.browser);
	const { pictures } = context;
	const everybody = Promise.withResolvers<void>();
	let ready = 0;
	const add: typeof pictures.add = async (...given) => {
		const fault = await pictures.add(...given);
		if (++ready === 8) everybody.resolve();
		await everybody.promise;
		return fault;
	};
	const { profile } = createCaller({ ...context, pictures: { ...pictures, add } });
	const all = Array.from({ length: 8 }, () => profile.setPicture({ picture: photo }));
	expect(await Promise.all(all)).toHaveLength(8);
	const [{ name } = { name: '' }, ...others] = await rows();
	expect(others).toEqual([]);
	expect(await gatehouse.pictureFiles()).toEqual(filesOf(name));
});

test('one is taken away while another comes: either is the end, and no file is nobody’s', async () => {
	const noor = await gatehouse.person('noor');
	const profile = await profileOf(noor);
	await profile.setPicture({ picture: photo });
	await Promise.all([
		...Array.from({ length: 3 }, () => profile.setPicture({ picture: photo })),
		...Array.from({ length: 3 }, () => profile.removePicture())
	]);
	const named = (await rows()).flatMap(({ name }) => filesOf(name));
	expect(await gatehouse.pictureFiles()).toEqual(named);
});

const refused: [string, () => Promise<string> | string, string][] = [
	['nothing', () => '', pictureFaults.none],
	['an SVG', () => specimens.svg().toString('base64'), pictureFaults.kind],
	['no base64', () => '<svg>', 'This is no base64.'],
	[
		'more than 2 MB',
		() => Buffer.alloc(2 * 1024 * 1024 + 1).toString('base64'),
		pictureFaults.bytes
	],
	['half a picture', () => photo.slice(0, photo.length / 2), pictureFaults.broken],
	[
		'a moving one',
		async () => (await specimens.movingPng()).toString('base64'),
		pictureFaults.moving
	]
];

test.each(refused)('%s is said on its field, and nothing is kept', async (_name, make, message) => {
	const noor = await gatehouse.person('noor');
	const profile = await profileOf(noor);
	expect(await failure(profile.setPicture({ picture: await make() }))).toEqual({
		picture: expect.stringContaining(message)
	});
	expect(await gatehouse.pictureFiles()).toEqual([]);
	expect(await rows()).toEqual([]);
});

test('a crop is inside its picture', async () => {
	const profile = await profileOf(await gatehouse.person('noor'));
	for (const crop of [
		{ x: -0.1, y: 0, size: 1 },
		{ x: 0, y: 0, size: 1.1 },
		{ x: 0, y: NaN, size: 1 }
	])
		expect(await failure(profile.setPicture({ picture: photo, crop }))).toEqual({
			[`crop.${Object.entries(crop).find(([, part]) => !(part >= 0 && part <= 1))?.[0]}`]:
				expect.stringMatching(/^A crop/)
		});
	expect(await rows()).toEqual([]);
});

test('twenty a day, and the twenty-first is told when', async () => {
	const noor = await gatehouse.person('noor');
	const profile = await profileOf(noor);
	for (let count = 0; count < 20; count++)
		expect(
			await failure(profile.setPicture({ picture: Buffer.from('no').toString('base64') }))
		).toEqual({ picture: expect.stringContaining(pictureFaults.kind) });
	expect(await failure(profile.setPicture({ picture: photo }))).toEqual({
		kind: 'tooMany',
		retryAfter: 24 * 3600
	});
	// It is theirs alone.
	const bob = await profileOf(await gatehouse.person('bob.r'));
	expect(await failure(bob.setPicture({ picture: photo }))).toBe('succeeded');
});

test('a store that is away is "not now", and the picture stays as it was', async () => {
	const noor = await gatehouse.person('noor');
	const { picture } = await (await profileOf(noor)).setPicture({ picture: photo });
	const context = await gatehouse.contextOf(noor.browser);
	const away = Object.assign(new Error('away'), { name: 'StoreAway' });
	const gone = () => Promise.reject(away);
	const without = (changes: object) =>
		createCaller({ ...context, pictures: { ...context.pictures, ...changes } }).profile;
	expect(await failure(without({ add: gone }).setPicture({ picture: photo }))).toMatchObject({
		kind: 'unavailable'
	});
	expect((await rows()).map(({ name }) => name)).toEqual([picture]);
	// What cannot be taken away now is nobody's, and housekeeping's.
	expect(await failure(without({ remove: gone }).removePicture())).toBe('succeeded');
	expect(await rows()).toEqual([]);
	expect(gatehouse.reports).toEqual([]);
});

test('what is nobody’s goes with the housekeeping: of killed processes, and of accounts that are gone', async () => {
	const noor = await gatehouse.person('noor');
	const bob = await gatehouse.person('bob.r');
	await (await profileOf(noor)).setPicture({ picture: photo });
	const { picture } = await (await profileOf(bob)).setPicture({ picture: photo });
	await gatehouse.db.user.delete({ where: { id: noor.id } });
	const { pictures } = gatehouse.services;
	const used = async (names: string[]) => {
		const found = await gatehouse.db.picture.findMany({ where: { name: { in: names } } });
		return found.map(({ name }) => name);
	};
	// Not yet: it may be on its way to its row.
	await pictures.sweep(new Date(0), used);
	expect(await gatehouse.pictureFiles()).toHaveLength(4);
	await pictures.sweep(new Date(8.64e15), used);
	expect(await gatehouse.pictureFiles()).toEqual(filesOf(picture));
});
