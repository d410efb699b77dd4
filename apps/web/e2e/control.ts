import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { setTimeout as pause } from 'node:timers/promises';
import { ensureBuiltInRoles } from '@gatehouse/api';
import {
	beginAuthenticator,
	confirmAuthenticator,
	createPasswords,
	createUser,
	renewRecoveryCodes,
	seedAsText,
	useRecoveryCode,
	type Seal
} from '@gatehouse/auth';
import { canonicalEmail, foldUsername, type Product } from '@gatehouse/contract';
import type { Db } from '@gatehouse/db';
import type { Mailbox } from '@gatehouse/mail/mailbox';
import { memory } from '@gatehouse/pictures/testing';

export const password = 'quiet harbour lantern 58';

/** A mail as its reader has it. `links` are the addresses in it, in their order. */
export interface Read {
	readonly subject: string;
	readonly text: string;
	readonly links: readonly string[];
}

/** What a test may ask for. Each takes and gives JSON. */
export interface Acts {
	/** Someone with an account, these built-in roles, and `password`. */
	person(wanted: { username: string; roles?: string[] }): Promise<{ id: string; email: string }>;
	/** Gives somebody a passkey that nobody holds. */
	passkey(wanted: { id: string; name: string }): Promise<null>;
	/** Takes somebody's password, as whoever undid a change of it has none. */
	passwordless(wanted: { id: string }): Promise<null>;
	/** Somebody's last proof of who they are is too long ago. */
	unconfirmed(wanted: { id: string }): Promise<null>;
	/** Gives somebody a name and an address that no form would take. */
	rename(wanted: { id: string; username: string; email: string }): Promise<null>;
	/** Sets an authenticator app up for somebody, none of whose codes is used yet. `left`: how many recovery codes are. */
	authenticator(wanted: {
		id: string;
		left?: number;
	}): Promise<{ key: string; recoveryCodes: string[] }>;
	/** What the clock says, as ISO 8601. */
	now(): Promise<string>;
	/** Moves the clock ahead. */
	pass(wanted: { seconds: number }): Promise<null>;
	/** Who may make an account. */
	registration(wanted: { registration: Product['registration'] }): Promise<null>;
	/** Leaves nobody, registration open, the roles as they came, and the clock in its first morning. */
	empty(): Promise<null>;
	/** The mails to an address, newest first, once there are at least `count`; waits for 40 seconds at most. */
	mail(wanted: { to: string; count: number }): Promise<Read[]>;
	/** The kinds of mail that were posted to an address, oldest first: those that wait and those that left, not those taken back. */
	posted(wanted: { to: string }): Promise<string[]>;
	/** A mail that was given up, as it is after a day in vain: word to somebody that their account works again. */
	lostMail(wanted: { to: string; userId: string | null; reason: string }): Promise<null>;
	/** Invitations that wait, or have expired. */
	invitations(wanted: { waiting: number; expired: number }): Promise<null>;
	/** Bytes that the site and the processes it started hold; what they share is counted once. */
	memory(): Promise<number>;
	/** The SQL statements that requests made since it was asked last. */
	statements(): Promise<string[]>;
	/** The most seconds that any event of this person's in the log waited for its seal. */
	sealedWithin(wanted: { id: string }): Promise<number>;
	/** All that the process has said; and every token that was put into a mail. */
	secrets(): Promise<{ log: string; tokens: string[] }>;
}

interface Site {
	readonly db: Db;
	readonly mailbox: Mailbox;
	/** Seals the keys of authenticator apps. */
	readonly factorSeal: Seal;
	readonly now: () => Date;
	readonly pass: (seconds: number) => void;
	readonly rewind: () => void;
	readonly statements: string[];
	readonly said: readonly string[];
	readonly mailed: ReadonlySet<string>;
	/** The one that the site reads, to be changed in place. */
	readonly product: Product;
}

export function createControl({
	db,
	mailbox,
	factorSeal,
	now,
	pass,
	rewind,
	statements,
	said,
	mailed,
	product
}: Site): RequestListener {
	const hashed = createPasswords().then((passwords) => passwords.hash(password));

	const acts: Acts = {
		async person({ username, roles = [] }) {
			const email = `${username}@northfold.example`;
			const names = {
				email,
				emailCanonical: canonicalEmail(email) ?? '',
				username,
				usernameFolded: foldUsername(username)
			};
			const passwordHash = await hashed;
			return db.$transaction(async (tx) => {
				const { id } = await createUser(tx, { ...names, passwordHash }, now());
				const held = await tx.role.findMany({
					where: { builtIn: { in: roles } },
					select: { id: true }
				});
				await tx.userRole.createMany({
					data: held.map(({ id: roleId }) => ({ userId: id, roleId, givenAt: now() })),
					skipDuplicates: true
				});
				return { id, email };
			});
		},
		async passkey({ id: userId, name }) {
			const bytes = () => new Uint8Array(randomBytes(32));
			const made = { counter: 0, backedUp: true, createdAt: now(), lastUsedAt: now() };
			await db.passkey.create({
				data: { userId, name, credentialId: bytes(), publicKey: bytes(), ...made },
				select: { id: true }
			});
			return null;
		},
		async passwordless({ id }) {
			await db.user.update({ where: { id }, data: { passwordHash: null }, select: { id: true } });
			return null;
		},
		async unconfirmed({ id }) {
			await db.session.updateMany({ where: { userId: id }, data: { confirmedUntil: now() } });
			return null;
		},
		async rename({ id, username, email }) {
			await db.user.update({ where: { id }, data: { username, email }, select: { id: true } });
			return null;
		},
		authenticator: ({ id, left = 10 }) =>
			db.$transaction(async (tx) => {
				const { seed } = await beginAuthenticator(tx, factorSeal, id, now());
				await confirmAuthenticator(tx, id, 0, now());
				const recoveryCodes = await renewRecoveryCodes(tx, id, now());
				for (const code of recoveryCodes.slice(left)) await useRecoveryCode(tx, id, code);
				return { key: seedAsText(seed), recoveryCodes: recoveryCodes.slice(0, left) };
			}),
		now: async () => now().toISOString(),
		async pass({ seconds }) {
			pass(seconds);
			return null;
		},
		async registration({ registration }) {
			Object.assign(product, { registration });
			return null;
		},
		async empty() {
			rewind();
			Object.assign(product, { registration: 'open' });
			await db.$executeRaw`TRUNCATE users, registrations, password_resets, email_changes, credential_changes, invitations, mails, roles CASCADE`;
			await ensureBuiltInRoles(db, now());
			return null;
		},
		async mail({ to, count }) {
			const wanted = canonicalEmail(to);
			const arrived = async () =>
				(await mailbox.list()).filter((mail) => canonicalEmail(mail.to) === wanted);
			// A mail that can be withdrawn leaves after twenty seconds.
			const until = performance.now() + 40_000;
			let mails = await arrived();
			while (mails.length < count) {
				if (performance.now() > until) {
					const subjects = mails.map(({ subject }) => subject).join(', ') || 'nothing';
					throw new Error(`${count} mails to ${to} were awaited; there is ${subjects}`);
				}
				await pause(50);
				mails = await arrived();
			}
			return mails.map(({ subject, text }) => ({
				subject,
				text,
				links: text.match(/https?:\/\/\S+/g) ?? []
			}));
		},
		async posted({ to: recipient }) {
			const mails = await db.mail.findMany({ where: { recipient }, orderBy: { id: 'asc' } });
			return mails.map(({ template }) => template);
		},
		async lostMail({ to, userId, reason }) {
			const at = now();
			const values = { username: 'somebody', at: at.toISOString() };
			const row = { id: randomUUID(), template: 'accountEnabled', recipient: to, userId, reason };
			const sealed = { template: 'accountEnabled', to, userId, values };
			await db.mail.create({ data: { ...row, createdAt: at, triedAt: at, givenUpAt: at, sealed } });
			return null;
		},
		async invitations({ waiting, expired }) {
			const at = now();
			const ends = [...Array(waiting).fill(1), ...Array(expired).fill(0)];
			for (const days of ends) {
				const email = `${randomUUID()}@northfold.example`;
				const tokenHash = new Uint8Array(randomBytes(32));
				const expiresAt = new Date(at.getTime() + days * 86_400_000);
				const times = { createdAt: at, mailedAt: at, expiresAt };
				await db.invitation.create({
					data: { email, emailCanonical: email, tokenHash, ...times },
					select: { id: true }
				});
			}
			return null;
		},
		memory: async () => memory(),
		statements: async () => statements.splice(0),
		async sealedWithin({ id }) {
			const [row] = await db.$queryRaw<{ seconds: number }[]>`
				SELECT max(extract(epoch FROM s.sealed_at - e.at))::float8 AS seconds
				FROM audit_seals s JOIN audit_events e ON e.id = s.event_id
				WHERE ${id}::uuid IN (e.actor_id, e.subject_id)`;
			return row?.seconds ?? Infinity;
		},
		secrets: async () => ({ log: said.join(''), tokens: [...mailed] })
	};

	const answer = async (request: IncomingMessage, response: ServerResponse) => {
		const name = request.url?.slice(1) ?? '';
		try {
			const act = Reflect.get(acts, name);
			response.end(JSON.stringify(await act(JSON.parse((await text(request)) || 'null'))));
		} catch (error) {
			response.writeHead(500).end(String(error));
		}
	};
	return (request, response) => void answer(request, response);
}
