import { createTestDatabase, type TestDatabase } from '@gatehouse/db/testing';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createUser } from './registrations.ts';
import { createSessions, type Sessions } from './sessions.ts';
import { hashToken, newToken } from './token.ts';

const hour = 3_600_000;
const from = { address: '192.0.2.1', userAgent: 'Test' };
const lives = {
	plain: { idle: 8, absolute: 24 },
	remembered: { idle: 720, absolute: 2160 },
	staff: { idle: 1 }
};
const isStaff = (permissions: readonly string[]) => permissions.includes('users:read');
const statements: string[] = [];
let database: TestDatabase;
let sessions: Sessions;
let userId: string;
let at: Date;

beforeAll(async () => {
	database = await createTestDatabase({ onStatement: (sql) => statements.push(sql) });
	sessions = createSessions({ db: database.db, now: () => at, lives, isStaff });
});
beforeEach(async () => {
	await database.truncate();
	at = new Date('2026-03-02T09:00:00Z');
	const names = {
		email: 'a@b.example',
		emailCanonical: 'a@b.example',
		username: 'anna',
		usernameFolded: 'anna'
	};
	const person = { ...names, passwordHash: '$argon2id$v=19$none' };
	userId = (await database.db.$transaction((tx) => createUser(tx, person, at))).id;
	statements.length = 0;
});
afterAll(() => database.close());

const start = (remembered = false, replaces?: string) =>
	database.db.$transaction((tx) =>
		sessions.start(tx, {
			userId,
			remembered,
			from,
			way: 'password',
			factor: null,
			replaces: replaces ?? null
		})
	);
const pass = (milliseconds: number) => (at = new Date(at.getTime() + milliseconds));

describe('a session', () => {
	test('brings user, roles and permissions in one statement', async () => {
		const role = { name: 'Editor', nameFolded: 'editor', createdAt: at };
		const { id: roleId } = await database.db.role.create({
			data: { ...role, permissions: { create: [{ permission: 'users:read' }] } }
		});
		await database.db.userRole.create({ data: { userId, roleId, givenAt: at } });
		const { token } = await start();
		statements.length = 0;
		const found = await sessions.read(token);
		const user = {
			id: userId,
			username: 'anna',
			email: 'a@b.example',
			roles: ['Editor'],
			picture: null,
			permissions: ['users:read'],
			builtIn: [],
			hasFactor: false
		};
		expect(found).toEqual({ user, session: expect.objectContaining({ userId }) });
		expect(statements).toHaveLength(1);
	});

	test('is found by its token alone: not by the stored hash, its public id, or anything forged', async () => {
		const { token } = await start();
		const row = await database.db.session.findFirstOrThrow({ omit: { tokenHash: false } });
		const stored = Buffer.from(row.tokenHash).toString('base64url');
		for (const forged of [
			stored,
			row.id,
			newToken(),
			token.slice(0, -1),
			`${token}A`,
			'',
			"' OR 1=1 --",
			'%00',
			'x'.repeat(10_000)
		])
			expect(await sessions.read(forged)).toBeNull();
		expect(JSON.stringify(row)).not.toContain(token);
		expect(Buffer.from(row.tokenHash)).toEqual(Buffer.from(hashToken(token)));
	});

	test('asks the database nothing about what cannot be a token', async () => {
		await sessions.read('not a token');
		expect(statements).toEqual([]);
	});

	test('moves its idle end at most once a minute, and never beyond its absolute end', async () => {
		const { token } = await start();
		statements.length = 0;
		pass(59_000);
		await sessions.read(token);
		expect(statements).toHaveLength(1);
		pass(1000);
		await sessions.read(token);
		expect(statements).toHaveLength(3);
		await sessions.read(token);
		expect(statements).toHaveLength(4);
		for (let visit = 0; visit < 3; visit++) {
			pass(7 * hour);
			expect(await sessions.read(token)).not.toBeNull();
		}
		const { idleExpiresAt, absExpiresAt } = await database.db.session.findFirstOrThrow();
		expect(idleExpiresAt).toEqual(absExpiresAt);
		pass(3 * hour);
		expect(await sessions.read(token)).toBeNull();
	});

	test.each([
		{ remembered: false, idle: 8 },
		{ remembered: true, idle: 720 }
	])(
		'remembered: $remembered ends after $idle hours without a visit',
		async ({ remembered, idle }) => {
			const { token } = await start(remembered);
			pass(idle * hour - 1);
			expect(await sessions.read(token)).not.toBeNull();
			pass(idle * hour);
			expect(await sessions.read(token)).toBeNull();
		}
	);

	test.each([
		{ remembered: false, absolute: 24 },
		{ remembered: true, absolute: 2160 }
	])(
		'remembered: $remembered ends after $absolute hours to the second, however often it is used',
		async ({ remembered, absolute }) => {
			const { token } = await start(remembered);
			const began = at;
			for (let visit = 1; visit < 8; visit++) {
				at = new Date(began.getTime() + (absolute * hour * visit) / 8);
				expect(await sessions.read(token)).not.toBeNull();
			}
			at = new Date(began.getTime() + absolute * hour - 1000);
			expect(await sessions.read(token)).not.toBeNull();
			pass(1000);
			expect(await sessions.read(token)).toBeNull();
		}
	);

	test.each([
		{ remembered: false, idle: 8 },
		{ remembered: true, idle: 720 }
	])(
		'remembered: $remembered moves its idle end by a visit, to the second',
		async ({ remembered, idle }) => {
			const { token } = await start(remembered);
			pass(hour);
			await sessions.read(token);
			pass(idle * hour - 1000);
			expect(await sessions.read(token)).not.toBeNull();
			pass(idle * hour);
			expect(await sessions.read(token)).toBeNull();
		}
	);

	describe('of who administers', () => {
		const appoint = async () => {
			const role = { name: 'Reader', nameFolded: 'reader', createdAt: at };
			const { id: roleId } = await database.db.role.create({
				data: { ...role, permissions: { create: [{ permission: 'users:read' }] } }
			});
			await database.db.userRole.create({ data: { userId, roleId, givenAt: at } });
		};

		test.each([false, true])(
			'ends after an hour without a visit, to the second (remembered: %s)',
			async (remembered) => {
				await appoint();
				const { token } = await start(remembered);
				const { idleExpiresAt } = await database.db.session.findFirstOrThrow();
				expect(idleExpiresAt).toEqual(new Date(at.getTime() + hour));
				pass(hour - 1000);
				expect(await sessions.read(token)).not.toBeNull();
				pass(hour - 1000);
				expect(await sessions.read(token)).not.toBeNull();
				pass(hour);
				expect(await sessions.read(token)).toBeNull();
			}
		);

		test('so ends one that began before the role was given; still by one statement', async () => {
			const { token } = await start(true);
			await appoint();
			pass(59_000);
			statements.length = 0;
			expect(await sessions.read(token)).not.toBeNull();
			expect(statements).toHaveLength(1);
			pass(hour - 60_000);
			expect(await sessions.read(token)).not.toBeNull();
			pass(hour);
			statements.length = 0;
			expect(await sessions.read(token)).toBeNull();
			expect(statements).toHaveLength(1);
		});
	});

	test('that is plain never becomes a remembered one by being used', async () => {
		const { token } = await start(false);
		for (let visit = 0; visit < 5; visit++) {
			pass(4 * hour);
			await sessions.read(token);
		}
		pass(5 * hour);
		expect(await sessions.read(token)).toBeNull();
	});

	test('ends at once: by its token, for everyone of a person, or when they are disabled', async () => {
		const { token } = await start();
		await sessions.end(database.db, token);
		expect(await sessions.read(token)).toBeNull();
		const [one, two] = [await start(), await start()];
		await database.db.user.updateMany({ data: { disabledAt: at } });
		expect(await sessions.read(one.token)).toBe('disabled');
		await database.db.user.updateMany({ data: { disabledAt: null } });
		expect(await sessions.read(two.token)).not.toBeNull();
		await database.db.$transaction((tx) => sessions.endAll(tx, userId));
		expect(await sessions.read(two.token)).toBeNull();
	});

	test('that the browser had is replaced by the next', async () => {
		const first = await start();
		const second = await start(false, first.token);
		expect(await sessions.read(first.token)).toBeNull();
		expect(await sessions.read(second.token)).not.toBeNull();
	});

	test('is not brought back by a visit that raced with its end', async () => {
		const { token } = await start();
		pass(2 * 60_000);
		await Promise.all([sessions.end(database.db, token), sessions.read(token).catch(() => null)]);
		expect(await database.db.session.count()).toBe(0);
	});

	test('makes room: of fifty-three the three oldest are gone', async () => {
		const tokens: string[] = [];
		for (let count = 0; count < 53; count++) {
			pass(1000);
			tokens.push((await start()).token);
		}
		expect(await database.db.session.count()).toBe(50);
		expect(await sessions.read(tokens[2] ?? '')).toBeNull();
		expect(await sessions.read(tokens[3] ?? '')).not.toBeNull();
	});

	test('makes room among those that were seen at one moment for the newest, and drops the one that began first', async () => {
		const { token: first } = await start();
		for (let count = 1; count < 50; count++) await start();
		const seen = { where: { tokenHash: hashToken(first) } };
		// Written again, it lies behind the others.
		await database.db.session.update({ ...seen, data: { lastSeenAt: new Date(0) } });
		await database.db.session.update({ ...seen, data: { lastSeenAt: at } });
		const { token: newest } = await start();
		expect(await database.db.session.count()).toBe(50);
		expect(await sessions.read(newest)).not.toBeNull();
		expect(await sessions.read(first)).toBeNull();
	});

	test('that expired is swept away, and only that', async () => {
		await start();
		await start(true);
		pass(9 * hour);
		await sessions.sweep();
		expect(await database.db.session.count()).toBe(1);
	});
});
