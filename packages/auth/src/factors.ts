import { Prisma, type Db, type Tx } from '@gatehouse/db';

/** Somebody has a second factor that counts, in a statement on `users u`. */
export const hasFactorCondition = Prisma.sql`(
	EXISTS (SELECT 1 FROM authenticators f WHERE f.user_id = u.id AND f.confirmed_at IS NOT NULL AND f.removed_at IS NULL)
	OR EXISTS (SELECT 1 FROM passkeys k WHERE k.user_id = u.id AND k.removed_at IS NULL)
)`;
/** The same as a column. */
export const hasFactorColumn = Prisma.sql`${hasFactorCondition} AS has_factor`;

/** What somebody can prove who they are with besides: whoever has one is asked for it, on every way in. */
export async function hasFactor(db: Db | Tx, userId: string): Promise<boolean> {
	const [row] = await db.$queryRaw<{ has_factor: boolean }[]>(
		Prisma.sql`SELECT ${hasFactorColumn} FROM users u WHERE u.id = ${userId}::uuid`
	);
	return row?.has_factor ?? false;
}

/** Takes every factor and what stands in for one, and forgets which devices need none. It can be undone for a while. */
export async function removeFactors(tx: Tx, userId: string, now: Date): Promise<void> {
	const removed = { where: { userId, removedAt: null }, data: { removedAt: now } };
	await tx.authenticator.deleteMany({ where: { userId, confirmedAt: null } });
	await tx.authenticator.updateMany(removed);
	await tx.passkey.updateMany(removed);
	await tx.recoveryCode.deleteMany({ where: { userId } });
	await tx.factorReset.deleteMany({ where: { userId } });
	await tx.device.updateMany({ where: { userId }, data: { trustedUntil: null } });
}

/** Of factors: what was added since is gone, and what was removed since is there again. */
export async function undoFactors(tx: Tx, userId: string, since: Date): Promise<void> {
	const added = { where: { userId, createdAt: { gte: since } } };
	const or = [{ createdAt: { gte: since } }, { confirmedAt: { gte: since } }];
	await tx.authenticator.deleteMany({ where: { userId, OR: or } });
	await tx.passkey.deleteMany(added);
	await tx.recoveryCode.deleteMany(added);
	await tx.factorReset.deleteMany({ where: { userId } });
	const back = { where: { userId, removedAt: { gte: since } }, data: { removedAt: null } };
	// One app at a time counts: of several that were removed since, the one that was there first.
	const [first] = await tx.authenticator.findMany({
		where: back.where,
		orderBy: { createdAt: 'asc' },
		take: 1,
		select: { id: true }
	});
	if (first) await tx.authenticator.update({ where: { id: first.id }, data: { removedAt: null } });
	await tx.passkey.updateMany(back);
}
