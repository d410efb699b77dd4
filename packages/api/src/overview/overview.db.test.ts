import { randomUUID } from 'node:crypto';
import { expect, test } from 'vitest';
import { createTestApi } from '../testing.ts';

const gatehouse = await createTestApi();

const days = (count: number) => new Date(gatehouse.clock.at.getTime() + count * 86_400_000);
const none = { joined: 0, lastSeen: 0, invited: 0, disabled: 0 };

/** Someone who could do nothing else than look, and who joined long ago. */
async function reader() {
	const { clock } = gatehouse;
	clock.pass(-100 * 86_400);
	const person = await gatehouse.person('reader', { permissions: ['users:read'] });
	await gatehouse.db.session.deleteMany();
	clock.pass(100 * 86_400);
	const from = { address: null, userAgent: null };
	const { token } = await gatehouse.services.sessions.start(gatehouse.db, {
		...{ userId: person.id, remembered: false, from, way: 'password', factor: null }
	});
	person.browser.session.set(token, null);
	return person;
}

test('where nothing happened, nothing is counted', async () => {
	const api = await gatehouse.as(await reader());
	expect(await api.overview.get()).toEqual({
		needs: { undelivered: 0, invitationsWaiting: 0, invitationsExpired: 0 },
		week: { last: { ...none, lastSeen: expect.any(Number) }, before: none }
	});
});

test('each figure counts its own seven days, and a day older than both is in neither', async () => {
	const { db } = gatehouse;
	const { id: invitedById, ...viewer } = await reader();
	const person = (joined: number, more: object = {}) => {
		const name = randomUUID();
		const names = { email: name, emailCanonical: name, username: name, usernameFolded: name };
		return db.user.create({
			data: { ...names, createdAt: days(joined), lastSeenAt: days(joined), ...more }
		});
	};
	await person(0, { invitedById });
	await person(-6.9);
	await person(-7, { invitedById });
	await person(-13.9, { lastSeenAt: days(-1) });
	await person(-14, { disabledAt: days(-2) });
	await person(-60, { disabledAt: days(-8) });
	const hash = () => new Uint8Array(32).map(() => Math.random() * 256);
	for (const [email, end] of [['a', 1] as const, ['b', 0] as const, ['c', -1] as const])
		await db.invitation.create({
			data: {
				...{ email, emailCanonical: email, tokenHash: hash(), createdAt: days(-7) },
				...{ mailedAt: days(-7), expiresAt: days(end) }
			}
		});
	for (const more of [{ givenUpAt: days(-1) }, { givenUpAt: days(-40) }, { triedAt: days(0) }, {}])
		await db.mail.create({
			data: {
				...{ id: randomUUID(), template: 'tokenMade', recipient: 'a', createdAt: days(-2) },
				...more
			}
		});
	await db.mail.create({
		data: {
			...{ id: randomUUID(), template: 'tokenMade', recipient: 'a', createdAt: days(-2) },
			...{ givenUpAt: days(-1), settledAt: days(0) }
		}
	});
	const api = await gatehouse.as({ id: invitedById, ...viewer });
	const { needs, week } = await api.overview.get();
	expect(needs).toEqual({ undelivered: 2, invitationsWaiting: 1, invitationsExpired: 2 });
	expect(week.last).toMatchObject({ joined: 2, invited: 1, disabled: 1 });
	expect(week.before).toMatchObject({ joined: 2, invited: 1, disabled: 1 });
	// Seen: 0, -6.9 and -1, and the reader or not, by their session; before that -7; -14 and -60 long ago.
	expect(week.last.lastSeen).toBeGreaterThanOrEqual(3);
	expect(week.before.lastSeen).toBe(1);
});

test('counting ends at ten thousand, and needs two statements', async () => {
	const { db, statements } = gatehouse;
	const api = await gatehouse.as(await reader());
	await db.$executeRaw`
		INSERT INTO mails (id, template, recipient, created_at, given_up_at)
		SELECT gen_random_uuid(), 'tokenMade', 'a', ${days(-2)}::timestamptz, ${days(-1)}::timestamptz
		FROM generate_series(1, 10500)`;
	statements.length = 0;
	const { needs } = await api.overview.get();
	expect(needs.undelivered).toBe(10_001);
	expect(statements).toHaveLength(2);
});
