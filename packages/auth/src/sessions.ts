import type { Db, Tx } from '@gatehouse/db';
import { Lucia } from 'lucia';
import {
	createLuciaAdapter,
	type SessionAttributes,
	type Viewing,
	type UserAttributes
} from './lucia-adapter.ts';
import { permissionsOf } from './person-query.ts';
import { hashToken, newToken } from './token.ts';

/** Hours: `idle` without a visit, `absolute` in any case. */
export interface Lives {
	readonly plain: { readonly idle: number; readonly absolute: number };
	readonly remembered: { readonly idle: number; readonly absolute: number };
	/** Of whoever administers, remembered or not. */
	readonly staff: { readonly idle: number };
}

/** Where a request came from, as shown to the person in their list of devices. */
export interface Origin {
	readonly address: string | null;
	readonly userAgent: string | null;
}

const hour = 3_600_000;
/** A visit moves the idle end, but is written at most this often; and at most this often to the person's own row. */
const touchEvery = 60_000;
const seenEvery = 15 * 60_000;
const mostPerUser = 50;
/** Minutes that one looks through somebody's eyes. */
const viewed = 30;
/** Minutes that a proof of who one is holds for a change, and that such changes can stretch it to. */
const confirmed = { step: 15, most: 120 };

const later = (at: Date, minutes: number) => new Date(at.getTime() + minutes * 60_000);

const luciaOn = (db: Db | Tx, now: () => Date) =>
	new Lucia(createLuciaAdapter(db, now), {
		getSessionAttributes: (session) => session,
		getUserAttributes: (user) => user
	});

declare module 'lucia' {
	interface Register {
		Lucia: ReturnType<typeof luciaOn>;
		UserId: string;
		DatabaseSessionAttributes: SessionAttributes;
		DatabaseUserAttributes: UserAttributes;
	}
}

/** Sessions: who is this? Lucia lives behind these few verbs and in its adapter, and nowhere else. */
export function createSessions({
	db,
	now,
	lives,
	isStaff
}: {
	db: Db;
	now: () => Date;
	lives: Lives;
	/** Whether these permissions administer: a screen left open is worth more then. */
	isStaff: (permissions: readonly string[]) => boolean;
}) {
	const lucia = luciaOn(db, now);
	const ends = (remembered: boolean, staff: boolean, from: Date) => {
		const { idle, absolute } = remembered ? lives.remembered : lives.plain;
		const hours = staff ? Math.min(idle, lives.staff.idle) : idle;
		return {
			idleExpiresAt: new Date(from.getTime() + hours * hour),
			absExpiresAt: new Date(from.getTime() + absolute * hour)
		};
	};

	/** Moves the idle end of a session that is still good; never brings back one that ended in between. */
	async function touch(publicId: string, idleExpiresAt: Date, at: Date): Promise<void> {
		// People are found and sorted by many indexes, and each has to be told of a row that was written anew.
		const before = new Date(at.getTime() - seenEvery);
		await db.$executeRaw`
			WITH seen AS (
				UPDATE sessions SET last_seen_at = ${at}::timestamptz,
					idle_expires_at = LEAST(${idleExpiresAt}::timestamptz, abs_expires_at)
				WHERE id = ${publicId}::uuid AND idle_expires_at > ${at}::timestamptz
				RETURNING user_id
			)
			UPDATE users SET last_seen_at = ${at}::timestamptz FROM seen
			WHERE users.id = seen.user_id AND users.last_seen_at <= ${before}::timestamptz`;
	}

	return {
		/**
		 * Starts a session inside the caller's transaction. A session that the browser already had is replaced, never reused. `isFirst`:
		 * its owner had never logged in before.
		 */
		async start(
			tx: Tx,
			start: {
				userId: string;
				remembered: boolean;
				from: Origin;
				/** How they came in, and what they proved it with besides. */
				way: string;
				factor: string | null;
				/** Less was proven than could be: it is not enough for what asks for a proof. */
				unconfirmed?: boolean;
				replaces?: string | null;
			}
		) {
			const at = now();
			const token = newToken();
			const inTx = luciaOn(tx, now);
			if (start.replaces) await inTx.invalidateSession(start.replaces);
			const staff = isStaff(await permissionsOf(tx, start.userId));
			const attributes = {
				remembered: start.remembered,
				createdAt: at,
				lastSeenAt: at,
				...ends(start.remembered, staff, at),
				confirmedAt: at,
				confirmedUntil: start.unconfirmed ? at : later(at, confirmed.step),
				way: start.way,
				factor: start.factor,
				viewer: null,
				...start.from
			};
			await inTx.createSession(start.userId, attributes, { sessionId: token });
			const isFirst = await noteLogin(tx, start.userId, at);
			await dropOldest(tx, start.userId);
			const expiresAt = start.remembered ? attributes.absExpiresAt : null;
			return { token, expiresAt, isFirst };
		},

		/**
		 * One statement; at most once a minute a second one, which moves the idle end. Null for anything that is not a good token;
		 * 'disabled' for one that would be good, were its account not disabled just now: that may be undone.
		 */
		async read(token: string) {
			const { session, user: owner } = await lucia.validateSession(token);
			if (!session?.publicId) return null;
			const { disabled, ...user } = owner;
			if (disabled) return 'disabled';
			const at = now();
			const { viewer, remembered, lastSeenAt } = session;
			// Who looks through somebody's eyes is not them: nothing says that they were here.
			if (!viewer) {
				const staff = isStaff(user.permissions);
				// A role that was given since counts as well, and what the row says of the end does not know of it.
				if (ends(remembered, staff, lastSeenAt).idleExpiresAt <= at) return null;
				if (at.getTime() - lastSeenAt.getTime() >= touchEvery)
					await touch(session.publicId, ends(remembered, staff, at).idleExpiresAt, at);
			}
			return { session: { ...session, id: session.publicId }, user };
		},

		/**
		 * "View as": a session of somebody's for whoever looks through their eyes, for half an hour and no longer than their own. It proves
		 * nothing, and its owner was not here.
		 */
		async lend(
			tx: Tx,
			{ viewer, userId, from }: { viewer: Viewing; userId: string; from: Origin }
		) {
			const at = now();
			const token = newToken();
			const end = later(at, viewed);
			await this.takeBack(tx, viewer.sessionId);
			const attributes = {
				remembered: false,
				createdAt: at,
				lastSeenAt: at,
				idleExpiresAt: end,
				absExpiresAt: end,
				confirmedAt: at,
				confirmedUntil: at,
				way: 'viewing',
				factor: null,
				viewer,
				...from
			};
			await luciaOn(tx, now).createSession(userId, attributes, { sessionId: token });
			return { token };
		},

		/** Ends what this session looks through. */
		async takeBack(tx: Tx, viewerSessionId: string): Promise<void> {
			await tx.session.deleteMany({ where: { viewerSessionId } });
		},

		/** The same session under a new token; the old one, wherever it got to, works no more. Null where it is not there any more. */
		async rotate(tx: Tx, publicId: string) {
			const token = newToken();
			const [row] = await tx.session.updateManyAndReturn({
				where: { id: publicId },
				data: { tokenHash: hashToken(token) },
				select: { remembered: true, absExpiresAt: true }
			});
			return row ? { token, expiresAt: row.remembered ? row.absExpiresAt : null } : null;
		},

		/**
		 * Marks that its holder has just proven who they are, under a new token: the old one, wherever it got to, works no more.
		 * Null where the session is not there any more.
		 */
		async confirm(tx: Tx, publicId: string) {
			const at = now();
			const token = newToken();
			const [row] = await tx.session.updateManyAndReturn({
				where: { id: publicId },
				data: {
					tokenHash: hashToken(token),
					confirmedAt: at,
					confirmedUntil: later(at, confirmed.step)
				},
				select: { remembered: true, absExpiresAt: true }
			});
			return row ? { token, expiresAt: row.remembered ? row.absExpiresAt : null } : null;
		},

		/** A change was made on the strength of a proof: it holds on, up to two hours after it was given. */
		async keepConfirmed(publicId: string, confirmedAt: Date): Promise<void> {
			const at = now();
			const until = Math.min(
				later(at, confirmed.step).getTime(),
				later(confirmedAt, confirmed.most).getTime()
			);
			await db.session.updateMany({
				where: { id: publicId, confirmedUntil: { lt: new Date(until) } },
				data: { confirmedUntil: new Date(until) }
			});
		},

		/** Ends the session of this token. Fails loudly where the database does: "logged out" must be true. */
		end: (tx: Tx, token: string) => luciaOn(tx, now).invalidateSession(token),

		/** Ends one session of a person, whatever looks through it included. @returns whether there was such a one. */
		async endOne(tx: Tx, userId: string, publicId: string): Promise<boolean> {
			const { count } = await tx.session.deleteMany({ where: { userId, id: publicId } });
			return count > 0;
		},

		/** Ends every session of a person. */
		endAll: (tx: Tx, userId: string) => luciaOn(tx, now).invalidateUserSessions(userId),

		/** Ends every session of a person but this one. @returns how many there were. */
		async endOthers(tx: Tx, userId: string, publicId: string): Promise<number> {
			const { count } = await tx.session.deleteMany({ where: { userId, id: { not: publicId } } });
			return count;
		},

		/** Removes what has expired. */
		sweep: () => lucia.deleteExpiredSessions()
	};
}
export type Sessions = ReturnType<typeof createSessions>;
export type SignedIn = Exclude<Awaited<ReturnType<Sessions['read']>>, 'disabled' | null>;

/** @returns whether they had never logged in before. */
async function noteLogin(tx: Tx, userId: string, at: Date): Promise<boolean> {
	const [before] = await tx.$queryRaw<{ lastLoginAt: Date | null }[]>`
		UPDATE users SET last_login_at = ${at}::timestamptz, last_seen_at = ${at}::timestamptz
		FROM users AS before WHERE users.id = ${userId}::uuid AND before.id = users.id
		RETURNING before.last_login_at AS "lastLoginAt"`;
	return before?.lastLoginAt === null;
}

async function dropOldest(tx: Tx, userId: string): Promise<void> {
	await tx.$executeRaw`
		DELETE FROM sessions WHERE id IN (
			SELECT id FROM sessions WHERE user_id = ${userId}::uuid AND viewer_session_id IS NULL
			ORDER BY last_seen_at DESC, id DESC OFFSET ${mostPerUser}::int
		)`;
}
