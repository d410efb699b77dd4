import { randomBytes } from 'node:crypto';
import type { Db, Tx } from '@gatehouse/db';

/** A passkey that a device has just made. `id`: what the device calls it, as base64url. */
export interface Made {
	readonly id: string;
	readonly publicKey: Uint8Array<ArrayBuffer>;
	readonly counter: number;
	readonly transports: readonly string[];
	readonly backedUp: boolean;
}

/** Passkeys of one person: more than anyone has devices, and few enough to name to a browser that makes one. */
export const mostPasskeys = 20;

const inUse = { removedAt: null } as const;
const bytesOf = (text: string) => new Uint8Array(Buffer.from(text, 'base64url'));
const textOf = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** By what the passkeys of a person know them: random, so that it says nothing of them, and the same for all of theirs. */
export async function passkeyHandle(db: Db | Tx, userId: string): Promise<string> {
	await db.user.updateMany({
		where: { id: userId, passkeyHandle: null },
		data: { passkeyHandle: new Uint8Array(randomBytes(32)) }
	});
	const user = await db.user.findUniqueOrThrow({
		where: { id: userId },
		select: { passkeyHandle: true }
	});
	if (!user.passkeyHandle) throw new Error('A person has no passkey handle.');
	return textOf(user.passkeyHandle);
}

/** Adds one, where `lockUser` keeps others waiting. Null where they have as many as one can have. */
export async function addPasskey(
	tx: Tx,
	userId: string,
	name: string,
	{ id, publicKey, counter, transports, backedUp }: Made,
	now: Date
): Promise<string | null> {
	if ((await tx.passkey.count({ where: { userId, ...inUse } })) >= mostPasskeys) return null;
	const made = await tx.passkey.create({
		data: {
			userId,
			name,
			credentialId: bytesOf(id),
			publicKey,
			counter,
			transports: [...transports],
			backedUp,
			createdAt: now
		},
		select: { id: true }
	});
	return made.id;
}

/** Somebody's, the oldest first. */
export const listPasskeys = (db: Db | Tx, userId: string) =>
	db.passkey.findMany({
		where: { userId, ...inUse },
		orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
		select: { id: true, name: true, createdAt: true, lastUsedAt: true, backedUp: true }
	});

/** The same, as a browser looks for them. */
export async function passkeyCredentials(db: Db | Tx, userId: string) {
	const rows = await db.passkey.findMany({
		where: { userId, ...inUse },
		orderBy: { id: 'asc' },
		select: { credentialId: true, transports: true }
	});
	return rows.map(({ credentialId, transports }) => ({
		id: textOf(credentialId),
		type: 'public-key' as const,
		transports
	}));
}

export type FoundPasskey = NonNullable<Awaited<ReturnType<typeof findPasskey>>>;

/** The passkey that a device calls this, and whose it is. Null: it is none of ours, or removed. */
export async function findPasskey(db: Db | Tx, credentialId: string) {
	const row = await db.passkey.findUnique({
		where: { credentialId: bytesOf(credentialId), ...inUse },
		select: {
			id: true,
			publicKey: true,
			counter: true,
			transports: true,
			user: {
				select: {
					id: true,
					username: true,
					passkeyHandle: true,
					disabledAt: true,
					disabledUntil: true,
					disabledReason: true
				}
			}
		}
	});
	if (!row) return null;
	const { passkeyHandle: handle, ...user } = row.user;
	return { ...row, counter: Number(row.counter), user, handle: handle && textOf(handle) };
}

/**
 * Notes that it signed. False where it is not there any more, or has counted no further than we know: then there are two of it, and one
 * is a copy. Passkeys that are kept by several devices do not count: theirs stays 0.
 */
export async function usePasskey(
	tx: Tx,
	id: string,
	{ counter, backedUp }: { counter: number; backedUp: boolean },
	now: Date
): Promise<boolean> {
	const { count } = await tx.passkey.updateMany({
		where: { id, ...inUse, counter: counter > 0 ? { lt: counter } : 0 },
		data: { counter, backedUp, lastUsedAt: now }
	});
	return count > 0;
}

/** @returns whether there was such a one of theirs. */
export async function renamePasskey(
	tx: Tx,
	userId: string,
	id: string,
	name: string
): Promise<boolean> {
	const { count } = await tx.passkey.updateMany({
		where: { id, userId, ...inUse },
		data: { name }
	});
	return count > 0;
}

/** It logs nobody in any more, and is kept for as long as that can be undone. @returns its name; null where there was none. */
export async function removePasskey(
	tx: Tx,
	userId: string,
	id: string,
	now: Date
): Promise<string | null> {
	const [removed] = await tx.passkey.updateManyAndReturn({
		where: { id, userId, ...inUse },
		data: { removedAt: now },
		select: { name: true }
	});
	return removed?.name ?? null;
}
