import type { Db, Tx } from '@gatehouse/db';
import type { Adapter, DatabaseSession, DatabaseUser } from 'lucia';
import { findSession } from './session-query.ts';
import { hashToken } from './token.ts';

/** What a session row holds beside its owner. `publicId` is made by the database client when the row is written. */
export interface SessionAttributes {
	publicId?: string;
	remembered: boolean;
	createdAt: Date;
	lastSeenAt: Date;
	idleExpiresAt: Date;
	absExpiresAt: Date;
	/** When its holder last proved who they are, and until when that is proof enough for a change. */
	confirmedAt: Date;
	confirmedUntil: Date;
	address: string | null;
	userAgent: string | null;
	/** How its holder came in, and what they proved it with besides. */
	way: string;
	factor: string | null;
	/** "View as": whoever looks through its owner's eyes, by which session of theirs. */
	viewer: Viewing | null;
}

export interface Viewing {
	readonly id: string;
	readonly username: string;
	readonly sessionId: string;
}

export interface UserAttributes {
	username: string;
	email: string;
	picture: string | null;
	roles: string[];
	permissions: string[];
	/** The built-in ones among their roles, and whether they have a second factor: what one asks of the other. */
	builtIn: string[];
	hasFactor: boolean;
	/** Then the session is nobody's, until the account is enabled. */
	disabled: boolean;
}

// Lucia renews a session in the second half of its life, which would turn a short one into a long one.
// An end this far away keeps it from ever doing so: both ends are enforced in the query, renewal is ours.
const never = new Date(8.64e15);

/**
 * Lucia's port to the store. A token is looked up by its SHA-256 (256 random bits need no slower hash) and stored nowhere.
 * Lucia's `session.id` is the token as it came in, so that what Lucia deletes later hashes back to the same row.
 */
export function createLuciaAdapter(db: Db | Tx, now: () => Date): Adapter {
	return {
		async getSessionAndUser(token): Promise<[DatabaseSession | null, DatabaseUser | null]> {
			const found = await findSession(db, token, now());
			if (!found) return [null, null];
			const { userId, user, ...attributes } = found;
			return [
				{ id: token, userId, expiresAt: never, attributes },
				{ id: userId, attributes: user }
			];
		},
		async setSession({ id: token, userId, attributes: { publicId: _, viewer, ...row } }) {
			const viewerSessionId = viewer?.sessionId ?? null;
			const data = { tokenHash: hashToken(token), userId, viewerSessionId, ...row };
			await db.session.create({ data });
		},
		async deleteSession(token) {
			await db.session.deleteMany({ where: { tokenHash: hashToken(token) } });
		},
		async deleteUserSessions(userId) {
			await db.session.deleteMany({ where: { userId } });
		},
		async deleteExpiredSessions() {
			const at = now();
			await db.session.deleteMany({
				where: { OR: [{ idleExpiresAt: { lte: at } }, { absExpiresAt: { lte: at } }] }
			});
		},
		// Renewal is `touch` in sessions.ts; listing gives public ids, never what would work as a cookie.
		async updateSessionExpiration() {},
		async getUserSessions() {
			return [];
		}
	};
}
