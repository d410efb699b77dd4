import type { Tx } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { refuse } from '../refuse.ts';

/** Marks a mail that was given up as seen to: true for exactly one of any number who try at once. */
export async function markSettled(tx: Tx, id: string, settledAt: Date): Promise<boolean> {
	const { count } = await tx.mail.updateMany({
		where: { id, givenUpAt: { not: null }, settledAt: null },
		data: { settledAt }
	});
	return count > 0;
}

/** Also where somebody was first: the result is what was asked for. */
export async function settle({ db, now }: Context, mailId: string): Promise<void> {
	if (await markSettled(db, mailId, now())) return;
	const settled = { id: mailId, settledAt: { not: null } };
	if (!(await db.mail.findFirst({ where: settled, select: { id: true } })))
		throw refuse({ kind: 'notFound' });
}
