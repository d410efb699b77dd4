import { createLimits } from '@gatehouse/api';
import { createApiTokens, createSessions } from '@gatehouse/auth';
import { isStaff } from '@gatehouse/contract';
import { createTestDatabase } from '@gatehouse/db/testing';
import { createTestPictures, picture } from '@gatehouse/pictures/testing';
import { randomBytes, randomUUID } from 'node:crypto';
import { utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import product from '../../../../../gatehouse.config.ts';
import { tidy } from './housekeeping.ts';

const database = await createTestDatabase();
const { db } = database;
const album = await createTestPictures();
afterAll(() => Promise.all([album.close(), database.close()]));

const at = new Date('2026-03-02T09:00:00Z');
const now = () => at;
const hours = (count: number) => new Date(at.getTime() + count * 3_600_000);
const hash = () => new Uint8Array(randomBytes(32));
/** One that has just ended, and one that has not yet. */
const ends = [at, hours(1)];

it('what has expired goes, and nothing else', async () => {
	const person = async (name: string) => {
		const names = { email: name, emailCanonical: name, username: name, usernameFolded: name };
		return db.user.create({
			data: { ...names, createdAt: at, lastSeenAt: at },
			select: { id: true }
		});
	};
	for (const [which, expiresAt] of ends.entries()) {
		const name = `person${which}@example.com`;
		const { id: userId } = await person(name);
		const row = { userId, createdAt: hours(-30), expiresAt };
		await db.registration.create({
			data: {
				...{ email: name, emailCanonical: name, username: name, usernameFolded: name },
				...{ passwordHash: '$argon2id$v=19$m=1,t=1,p=1$AAAA$AAAA', createdAt: at, expiresAt },
				...{ tokenHash: hash(), browserHash: hash(), linkExpiresAt: expiresAt }
			}
		});
		await db.passwordReset.create({ data: { ...row, tokenHash: hash(), credentialVersion: 0 } });
		await db.emailChange.create({
			data: {
				...{ ...row, email: 'new', emailCanonical: 'new', credentialVersion: 0 },
				...{ tokenHash: hash(), undoHash: hash() }
			}
		});
		await db.credentialChange.create({
			data: {
				...{ ...row, what: 'email', emailBefore: 'old', emailBeforeCanonical: 'old' },
				...{ credentialVersion: 1, undoHash: hash() }
			}
		});
		await db.session.create({
			data: {
				...{ userId, tokenHash: hash(), remembered: false, way: 'password' },
				...{ createdAt: at, lastSeenAt: at },
				...{ confirmedAt: at, confirmedUntil: at, idleExpiresAt: expiresAt, absExpiresAt: hours(9) }
			}
		});
		await db.invitation.create({
			data: {
				...{ email: name, emailCanonical: name, tokenHash: hash() },
				...{ createdAt: hours(-40 * 24), mailedAt: hours(-40 * 24) },
				expiresAt: hours(which - 30 * 24)
			}
		});
		await db.apiToken.create({
			data: {
				...{ userId, name: 'report', handle: 'a1b2c3d4', tokenHash: hash() },
				...{ createdAt: hours(-40 * 24), expiresAt: hours(which - 30 * 24) }
			}
		});
		await db.deviceLogin.create({
			data: {
				...{ deviceHash: hash(), codeHash: hash(), name: 'terminal', interval: 5 },
				...{ createdAt: hours(-1), expiresAt }
			}
		});
		const begun = { userId, createdAt: hours(-1), expiresAt, credentialVersion: 0 };
		await db.pendingLogin.create({
			data: { ...begun, tokenHash: hash(), way: 'password', remembered: false }
		});
		await db.loginLink.create({ data: { ...begun, tokenHash: hash() } });
		await db.passkeyCeremony.create({
			data: { challengeHash: hash(), purpose: 'login', expiresAt }
		});
		await db.factorReset.create({
			data: { ...{ userId, tokenHash: hash(), createdAt: hours(-30) }, dueAt: at, expiresAt }
		});
		await db.device.create({
			data: {
				...{ userId, tokenHash: hash(), createdAt: hours(-100 * 24) },
				lastLoginAt: hours(which - 90 * 24)
			}
		});
		// One that was removed, and one whose first code was never shown.
		const app = { userId, sealed: 'v1.key.sealed', lastStep: 0 };
		const removed = { createdAt: hours(-9 * 24), removedAt: hours(which - 4 * 24) };
		await db.authenticator.create({
			data: { ...app, ...removed, confirmedAt: removed.createdAt }
		});
		await db.authenticator.create({ data: { ...app, createdAt: hours(which - 24) } });
		await db.passkey.create({
			data: {
				...{ userId, name: 'Phone', ...removed },
				...{ credentialId: hash(), publicKey: hash(), counter: 0, backedUp: false }
			}
		});
		await db.limit.create({ data: { key: hash(), hits: 1, resetsAt: expiresAt } });
		await db.mail.create({
			data: {
				...{ id: randomUUID(), template: 'confirmEmail', recipient: name, reason: 'gone' },
				...{ createdAt: hours(which - 90 * 24), givenUpAt: hours(which - 7 * 24) },
				sealed: { template: 'confirmEmail' }
			}
		});
	}
	// What was given up a week ago keeps its row, and not what it said; one that is seen to no less.
	const [settled, unsettled] = await Promise.all(
		[at, null].map((settledAt) =>
			db.mail.create({
				data: {
					...{ id: randomUUID(), template: 'confirmEmail', recipient: 'ann', reason: 'gone' },
					...{ createdAt: hours(-8 * 24), givenUpAt: hours(-7 * 24), settledAt },
					sealed: { template: 'confirmEmail' }
				}
			})
		)
	);
	// One that is somebody's, one that is nobody's, and one that is on its way.
	const bytes = await picture('jpeg');
	const [theirs = '', nobodys = '', coming = ''] = ['t', 'n', 'c'].map((letter) =>
		letter.repeat(43)
	);
	for (const name of [theirs, nobodys, coming]) await album.pictures.add(name, { bytes });
	for (const file of await album.files()) {
		const put = file.startsWith(coming) ? at : hours(-2);
		await utimes(join(album.folder, file), put, put);
	}
	const { id: userId } = await db.user.findFirstOrThrow({ select: { id: true } });
	await db.picture.create({ data: { userId, name: theirs, createdAt: at } });

	const sessions = createSessions({ db, now, lives: product.sessions, isStaff });
	const tokens = createApiTokens({ db, now });
	const { pictures } = album;
	await tidy({ db, sessions, tokens, pictures, limits: createLimits({ db, now }), now });
	const counts = {
		registrations: db.registration.count(),
		passwordResets: db.passwordReset.count(),
		emailChanges: db.emailChange.count(),
		credentialChanges: db.credentialChange.count(),
		sessions: db.session.count(),
		limits: db.limit.count(),
		mails: db.mail.count(),
		apiTokens: db.apiToken.count(),
		deviceLogins: db.deviceLogin.count(),
		pendingLogins: db.pendingLogin.count(),
		ceremonies: db.passkeyCeremony.count(),
		loginLinks: db.loginLink.count(),
		factorResets: db.factorReset.count(),
		devices: db.device.count(),
		authenticators: db.authenticator.count(),
		passkeys: db.passkey.count(),
		invitations: db.invitation.count()
	};
	for (const [what, count] of Object.entries(counts))
		expect(await count, what).toBe({ mails: 3, authenticators: 2 }[what] ?? 1);
	const mails = await db.mail.findMany({ select: { id: true, recipient: true, sealed: true } });
	expect(mails).toEqual(
		expect.arrayContaining([
			{ id: settled?.id, recipient: 'ann', sealed: null },
			{ id: unsettled?.id, recipient: 'ann', sealed: null },
			{ id: expect.anything(), recipient: 'person1@example.com', sealed: expect.anything() }
		])
	);
	expect(await db.registration.findFirst()).toMatchObject({ expiresAt: hours(1) });
	expect(await db.user.count()).toBe(2);
	const files = [coming, theirs].flatMap((name) => [`${name}.512.webp`, `${name}.96.webp`]);
	expect(await album.files()).toEqual(files);
});
