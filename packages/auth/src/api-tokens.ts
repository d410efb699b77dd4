import { randomBytes } from 'node:crypto';
import { Prisma, type Db, type Tx } from '@gatehouse/db';
import { personColumns, personOf, type PersonRow } from './person-query.ts';
import { hashToken, newToken } from './token.ts';

const shape = /^gh_[0-9a-f]{8}_[A-Za-z0-9_-]{43}$/;
const day = 86_400_000;
/** A use is noted, at most this often. */
const noteEvery = 60_000;
/** Tokens that work, of one person. */
const most = 50;
/** Days that a token which has ended stays listed. */
const listed = 30;

interface TokenRow extends PersonRow {
	id: string;
	name: string;
	scopes: string[];
	expires_at: Date;
	last_used_at: Date | null;
}

/** What is made: its name and scopes as its owner chose them. */
export interface NewApiToken {
	readonly userId: string;
	readonly name: string;
	readonly scopes: readonly string[];
	/** Days until it ends: 365 at most. */
	readonly days: number;
}

/** Tokens that programs show to act for a person. `gh_`, eight characters that lists show, `_`, and 256 random bits. */
export function createApiTokens({ db, now }: { db: Db; now: () => Date }) {
	return {
		/** @returns the token, which is told this once; null where its owner has as many as one person can have. */
		async make(tx: Tx, { userId, name, scopes, days }: NewApiToken) {
			const at = now();
			// One at a time for each person, or fifty at once would all find room.
			await tx.$queryRaw`SELECT id FROM users WHERE id = ${userId}::uuid FOR UPDATE`;
			if ((await tx.apiToken.count({ where: { userId, expiresAt: { gt: at } } })) >= most)
				return null;
			const handle = randomBytes(4).toString('hex');
			const token = `gh_${handle}_${newToken()}`;
			const expiresAt = new Date(at.getTime() + days * day);
			const { id } = await tx.apiToken.create({
				data: {
					userId,
					name,
					handle,
					tokenHash: hashToken(token),
					scopes: [...scopes],
					createdAt: at,
					expiresAt
				},
				select: { id: true }
			});
			return { id, token, handle, expiresAt };
		},

		/**
		 * Whose token this is, with their roles and permissions at this moment: one statement, and at most once a minute a second one
		 * that notes the use. Null for anything that is not a token that works.
		 */
		async read(token: string) {
			if (!shape.test(token)) return null;
			const at = now();
			const [row] = await db.$queryRaw<TokenRow[]>(Prisma.sql`
				SELECT t.id, t.name, t.scopes, t.expires_at, t.last_used_at, ${personColumns}
				FROM api_tokens t JOIN users u ON u.id = t.user_id
				WHERE t.token_hash = ${hashToken(token)} AND u.disabled_at IS NULL AND t.expires_at > ${at}::timestamptz`);
			if (!row) return null;
			const { id, name, scopes, expires_at: expiresAt, last_used_at: lastUsedAt } = row;
			if (!lastUsedAt || at.getTime() - lastUsedAt.getTime() >= noteEvery)
				await db.apiToken.updateMany({ where: { id }, data: { lastUsedAt: at } });
			return {
				token: { id, name, scopes, expiresAt },
				user: { id: row.user_id, ...personOf(row) }
			};
		},

		/** Newest first, those that ended lately among them. */
		list: (userId: string) =>
			db.apiToken.findMany({ where: { userId }, omit: { userId: true }, orderBy: { id: 'desc' } }),

		/** @returns false where it is not there, or not theirs. */
		async revoke(tx: Tx, userId: string, id: string): Promise<boolean> {
			const { count } = await tx.apiToken.deleteMany({ where: { id, userId } });
			return count > 0;
		},

		/** Removes what ended long ago. */
		async sweep(): Promise<void> {
			const long = new Date(now().getTime() - listed * day);
			await db.apiToken.deleteMany({ where: { expiresAt: { lte: long } } });
		}
	};
}
export type ApiTokens = ReturnType<typeof createApiTokens>;

/** Ends every token of a person, and what was to become one. */
export async function revokeApiTokens(tx: Tx, userId: string): Promise<void> {
	await tx.apiToken.deleteMany({ where: { userId } });
	await tx.deviceLogin.deleteMany({ where: { userId } });
}
