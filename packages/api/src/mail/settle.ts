import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
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
	await db.$transaction(async (tx) => {
		describe(tx, { thing: { kind: 'mail', id: mailId } });
		if (await markSettled(tx, mailId, now())) return;
		describe(tx, { unchanged: true });
		const settled = { id: mailId, settledAt: { not: null } };
		if (!(await tx.mail.findFirst({ where: settled, select: { id: true } })))
			throw refuse({ kind: 'notFound' });
	});
}
