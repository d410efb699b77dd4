import type { Db, Tx } from '@gatehouse/db';
import type { Seal } from './seal.ts';
import { newSeed, seedAsText, seedFromText, stepOf } from './totp.ts';

/** What seeds are sealed for. */
export const factorsLabel = 'factors';

/** Minutes that a seed waits for its first code. */
const begun = 30;

const inUse = { confirmedAt: { not: null }, removedAt: null } as const;
const waiting = { confirmedAt: null } as const;

/**
 * A seed to be set up in an app, which counts from its first code on. Asked for again it is the same one for half an hour: the
 * app may have it already.
 */
export async function beginAuthenticator(
	tx: Tx,
	seal: Seal,
	userId: string,
	now: Date
): Promise<{ seed: Uint8Array; isNew: boolean }> {
	const since = new Date(now.getTime() - begun * 60_000);
	const begunBefore = await tx.authenticator.findFirst({
		where: { userId, ...waiting, createdAt: { gt: since } },
		omit: { sealed: false }
	});
	if (begunBefore)
		return { seed: seedFromText(seal.open(begunBefore.sealed, userId)), isNew: false };
	await tx.authenticator.deleteMany({ where: { userId, ...waiting } });
	const seed = newSeed();
	const sealed = seal.seal(seedAsText(seed), userId);
	await tx.authenticator.create({
		data: { userId, sealed, lastStep: 0n, createdAt: now },
		select: { id: true }
	});
	return { seed, isNew: true };
}

/** The step that this code is of, in the app that waits for its first one. Null: it is none of its codes, or nothing waits. */
export const stepOfBegun = (db: Db | Tx, seal: Seal, userId: string, code: string, now: Date) =>
	findStep(db, seal, { userId, ...waiting }, code, now);

/** The step that this code is of, in the app that somebody uses. Null: it is none of its codes, or they use none. */
export const stepOfUsed = (db: Db | Tx, seal: Seal, userId: string, code: string, now: Date) =>
	findStep(db, seal, { userId, ...inUse }, code, now);

type Which = { userId: string } & (typeof inUse | typeof waiting);

async function findStep(db: Db | Tx, seal: Seal, where: Which, code: string, now: Date) {
	const row = await db.authenticator.findFirst({ where, omit: { sealed: false } });
	return row && stepOf(seedFromText(seal.open(row.sealed, where.userId)), code, now);
}

/** Its first code was right: the app counts from now on, and that code is used up. The one before it goes. */
export async function confirmAuthenticator(
	tx: Tx,
	userId: string,
	step: number,
	now: Date
): Promise<boolean> {
	await removeAuthenticator(tx, userId, now);
	const { count } = await tx.authenticator.updateMany({
		where: { userId, ...waiting },
		data: { confirmedAt: now, lastStep: step }
	});
	return count > 0;
}

/** Uses a step up. True for exactly one of any number who try at once, and for none who comes with it later. */
export async function useStep(tx: Tx, userId: string, step: number): Promise<boolean> {
	const { count } = await tx.authenticator.updateMany({
		where: { userId, ...inUse, lastStep: { lt: step } },
		data: { lastStep: step }
	});
	return count > 0;
}

/** It counts no more. @returns whether there was one. */
export async function removeAuthenticator(tx: Tx, userId: string, now: Date): Promise<boolean> {
	const { count } = await tx.authenticator.updateMany({
		where: { userId, ...inUse },
		data: { removedAt: now }
	});
	return count > 0;
}

export const findAuthenticator = (db: Db | Tx, userId: string) =>
	db.authenticator.findFirst({ where: { userId, ...inUse }, select: { confirmedAt: true } });
