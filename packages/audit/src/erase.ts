import type { Tx } from '@gatehouse/db';

/**
 * Forgets whoever was deleted in this transaction: what the log can read of them goes with its salt, and what was sealed of it, a
 * hash, tells nothing any more. The database refuses it of somebody who is still here.
 */
export async function eraseFrom(tx: Tx, userId: string): Promise<void> {
	await tx.auditValue.deleteMany({ where: { userId } });
}
