import { createSealer, createVerify, type HeadPlace } from '@gatehouse/audit';
import {
	createApiTokens,
	createPasswords,
	createSeal,
	createSessions,
	openStrength,
	createUser,
	factorsLabel
} from '@gatehouse/auth';
import {
	canonicalEmail,
	foldUsername,
	isStaff,
	type BuiltIn,
	type Permission
} from '@gatehouse/contract';
import { createTestDatabase } from '@gatehouse/db/testing';
import type { Template } from '@gatehouse/mail';
import { createOutbox } from '@gatehouse/mail/testing';
import { createTestPictures } from '@gatehouse/pictures/testing';
import { afterAll, beforeAll, beforeEach } from 'vitest';
import { actingByToken, viewerOf, type Context, type Credentials, type Kept } from './context.ts';
import { issuesOf } from './issues.ts';
import { createLimits } from './limits.ts';
import { refusalOf } from './refuse.ts';
import { ensureBuiltInRoles } from './roles/built-in.ts';
import { createCaller } from './router.ts';
import type { Services } from './services.ts';
import { UnsaidRefusal } from './trpc.ts';

/** Long enough to pass, and the password of every person that `person` makes. */
export const goodPassword = 'quiet harbour lantern 58';

/** A browser, as far as the router can tell: it keeps what it is given and sends it along. */
export function createBrowser(session: string | null = null) {
	return {
		session: kept(session),
		device: kept(null),
		pending: kept(null),
		own: kept(null),
		registration: kept(null)
	} satisfies Credentials;
}

function kept(token: string | null): Kept & { expiresAt: Date | null } {
	return {
		token,
		expiresAt: null,
		set(next, expiresAt) {
			Object.assign(this, { token: next, expiresAt });
		},
		clear() {
			Object.assign(this, { token: null });
		}
	};
}

export interface Person {
	readonly id: string;
	readonly username: string;
	readonly email: string;
	readonly browser: Credentials;
}

/** What production has and a test mostly does not. */
interface Settings {
	readonly factorIsRequired?: boolean;
	/** Emptied before each test, unless none of them changes what the others see. */
	readonly reset?: 'each' | 'once';
}

/**
 * The router with everything real but the clock: the database of the running project, Argon2id, Lucia.
 * For the top of a test file: emptied before its tests and closed after them.
 */
export async function createTestApi({ factorIsRequired = false, reset = 'each' }: Settings = {}) {
	const statements: string[] = [];
	const reports: unknown[] = [];
	const database = await createTestDatabase({ onStatement: (sql) => statements.push(sql) });
	const album = await createTestPictures();
	const { db } = database;
	const morning = new Date('2026-03-02T09:00:00Z');
	const clock = {
		at: morning,
		pass: (seconds: number) => {
			clock.at = new Date(clock.at.getTime() + seconds * 1000);
		}
	};
	const now = () => clock.at;
	const outbox = await createOutbox({ database, now });
	const passwords = await createPasswords();
	const passwordHash = await passwords.hash(goodPassword);
	const product: Services['product'] = {
		name: 'Gatehouse',
		supportEmail: 'support@gatehouse.example',
		registration: 'open',
		allowedDomains: [],
		sessions: {
			plain: { idle: 8, absolute: 24 },
			remembered: { idle: 720, absolute: 2160 },
			staff: { idle: 1 }
		},
		secondFactor: { requiredFor: ['administrator'], recoveryDelay: 72 },
		passwordMinLength: 8
	};
	const strength = openStrength([product.name], { report: (error) => void reports.push(error) });
	const keys = [{ id: 'test', bytes: Buffer.alloc(32, 7) }];
	const head: HeadPlace = { read: async () => null, write: async () => {} };
	const services: Services = {
		db,
		mailer: outbox.mailer,
		pictures: album.pictures,
		now,
		passwords,
		product,
		verifyAudit: createVerify({ db, keys, head }),
		sessions: createSessions({ db, now, lives: product.sessions, isStaff }),
		tokens: createApiTokens({ db, now }),
		strength: strength.check,
		hasLeaked: async () => null,
		limits: createLimits({ db, now }),
		factorSeal: createSeal([Buffer.alloc(32, 5)], factorsLabel),
		factorIsRequired,
		origin: 'http://localhost:3000',
		report(error) {
			// Not one of those that a test may expect: it says something that is untrue of the router.
			if (error instanceof UnsaidRefusal) throw error;
			reports.push(error);
		}
	};

	/** What one request would know, session check included. */
	async function contextOf(browser: Credentials, address = '192.0.2.1'): Promise<Context> {
		const { token } = browser.session;
		const known = token ? await services.sessions.read(token) : null;
		const found = known === 'disabled' ? null : known;
		return {
			...services,
			user: found && viewerOf(found, services),
			session: found?.session ?? null,
			token: null,
			credentials: browser,
			client: { address, userAgent: 'Test' },
			requestId: 'test'
		};
	}

	/** An empty database with the built-in roles, and the clock in its first morning. */
	async function empty() {
		clock.at = morning;
		await database.truncate();
		await outbox.clear();
		await album.clear();
		await ensureBuiltInRoles(db, now());
		reports.length = 0;
		statements.length = 0;
	}
	if (reset === 'once') beforeAll(empty);
	else beforeEach(empty);
	afterAll(async () => {
		await outbox.close();
		await album.close();
		await strength.close();
		await database.close();
	});

	return {
		services,
		db,
		clock,
		statements,
		/** What was reported as a bug. A test that expects none asserts that it is empty. */
		reports,
		/** Names of the files of pictures. */
		pictureFiles: album.files,
		/** The letters that were posted, opened, oldest first. */
		letters: () => outbox.letters(),
		/** The token of the newest letter of this kind. */
		async mailedToken(template: Template): Promise<string> {
			const letters = await outbox.letters();
			const letter = letters.findLast((letter) => letter.template === template);
			if (!letter || !('token' in letter.values)) throw new Error(`No ${template} was mailed.`);
			return letter.values.token;
		},
		contextOf,
		/** One request by this token. Throws where it is none that works. */
		async byToken(token: string, address?: string) {
			const found = await services.tokens.read(token);
			if (!found) throw new Error('This token does not work.');
			const nobody = await contextOf(createBrowser(), address);
			return createCaller({ ...nobody, ...actingByToken(found, services) });
		},
		/** One request of this browser: asks who it is anew, as a real one does. */
		from: async (browser: Credentials, address?: string) =>
			createCaller(await contextOf(browser, address)),
		as: async (person: Person) => createCaller(await contextOf(person.browser)),
		visitor: async (address?: string) => createCaller(await contextOf(createBrowser(), address)),

		/** Someone with an account, a session and these roles. */
		async person(
			username: string,
			{ roles = [], permissions }: { roles?: BuiltIn[]; permissions?: Permission[] } = {}
		): Promise<Person> {
			const email = `${username}@northfold.example`;
			return db.$transaction(async (tx) => {
				const names = {
					email,
					emailCanonical: canonicalEmail(email) ?? '',
					username,
					usernameFolded: foldUsername(username)
				};
				const { id } = await createUser(tx, { ...names, passwordHash }, now());
				const held = await tx.role.findMany({
					where: { builtIn: { in: roles } },
					select: { id: true }
				});
				if (permissions) {
					const role = { name: `${username}'s`, nameFolded: username, createdAt: now() };
					held.push(
						await tx.role.create({
							data: {
								...role,
								permissions: { create: permissions.map((permission) => ({ permission })) }
							},
							select: { id: true }
						})
					);
				}
				await tx.userRole.createMany({
					data: held.map(({ id: roleId }) => ({ userId: id, roleId, givenAt: now() })),
					skipDuplicates: true
				});
				const from = { address: null, userAgent: null };
				const { token } = await services.sessions.start(tx, {
					userId: id,
					remembered: false,
					way: 'password',
					factor: null,
					from
				});
				return { id, username, email, browser: createBrowser(token) };
			});
		},

		roleId: async (builtIn: BuiltIn) =>
			(await db.role.findUniqueOrThrow({ where: { builtIn } })).id,

		/** Seals what was recorded: all of it, once no older transaction of another database is open on this server. */
		async seal() {
			const sealer = createSealer({ db, now, keys, head, tell() {} });
			while ((await db.auditUnsealed.count()) > 0) await sealer.seal();
		}
	};
}
export type TestApi = Awaited<ReturnType<typeof createTestApi>>;

/** How a secret could stand in a row that is read as text: as it is, and as hex its letters or the bytes that they write. */
export const asStored = (secret: string) => [
	secret,
	Buffer.from(secret).toString('hex'),
	Buffer.from(secret, 'base64url').toString('hex')
];

/** How a call failed, to compare: its issues by field, or its refusal. 'succeeded' where it did; a bug is thrown on. */
export async function failure(call: Promise<unknown>) {
	try {
		await call;
		return 'succeeded';
	} catch (error) {
		const issues = issuesOf(error);
		if (issues)
			return Object.fromEntries(issues.map(({ path, message }) => [path || 'form', message]));
		const refusal = refusalOf(error);
		if (refusal) return refusal;
		throw error;
	}
}
