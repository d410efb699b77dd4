import { openDatabase, type Database } from '@gatehouse/db';
import { createTestDatabase, type TestDatabase } from '@gatehouse/db/testing';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { createUser } from './registrations.ts';
import { createSessions, type Sessions } from './sessions.ts';

const lives = {
	plain: { idle: 8, absolute: 24 },
	remembered: { idle: 720, absolute: 2160 },
	staff: { idle: 1 }
};
const at = new Date('2026-03-02T09:00:00Z');
let made: TestDatabase;
let joined: Database;
let here: Sessions;
let there: Sessions;
beforeAll(async () => {
	made = await createTestDatabase();
	const given = inject('testEngine');
	if (given.engine !== 'postgresql') throw new Error('Two processes need a server.');
	const [{ name } = { name: '' }] = await made.db.$queryRaw<{ name: string }[]>`
		SELECT current_database() AS name`;
	const url = new URL(given.url);
	url.pathname = `/${name}`;
	joined = await openDatabase({ url: url.href, dataDir: '' });
	const onNode = ({ db }: Database) =>
		createSessions({ db, now: () => at, lives, isStaff: () => false });
	[here, there] = [onNode(made), onNode(joined)];
});
afterAll(async () => {
	await joined.close();
	await made.close();
});

test('a session that one process ends is nobody’s in another from the very next request on', async () => {
	const names = { email: 'a@b.example', emailCanonical: 'a@b.example' };
	const person = {
		...names,
		username: 'anna',
		usernameFolded: 'anna',
		passwordHash: '$argon2id$v=19$none'
	};
	const { id: userId } = await made.db.$transaction((tx) => createUser(tx, person, at));
	const from = { address: null, userAgent: null };
	const start = { userId, from, remembered: true, way: 'password', factor: null };
	for (let time = 0; time < 20; time++) {
		const { token } = await made.db.$transaction((tx) => here.start(tx, start));
		const found = await there.read(token);
		if (!found || found === 'disabled') throw new Error('It is not known there.');
		expect(await here.endOne(made.db, userId, found.session.id)).toBe(true);
		expect(await there.read(token)).toBeNull();
		expect(await there.endOne(joined.db, userId, found.session.id)).toBe(false);
	}
});
