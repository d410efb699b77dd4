import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { actOnUser } from '../roles/authority.ts';
import { markSettled } from './settle.ts';
import { isKind, ways } from './ways.ts';

/** Sends a mail that was given up again, once. What that means is said by kind, in `ways`. */
export async function sendAgain(ctx: Context & { user: Viewer }, mailId: string): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		const mail = await tx.mail.findUnique({
			where: { id: mailId },
			select: { id: true, userId: true, template: true, recipient: true }
		});
		if (!mail) throw refuse({ kind: 'notFound' });
		describe(tx, { thing: { kind: 'mail', id: mailId, name: mail.template } });
		// The person is locked before the mail, as where an account is deleted with all its mails.
		if (mail.userId) await actOnUser(tx, ctx.user, mail.userId);
		if (!(await markSettled(tx, mailId, ctx.now())))
			throw refuse({ kind: 'conflict', conflict: 'mailSettled' });
		const { template } = mail;
		if (!isKind(template) || !(await ways[template](ctx, tx, mail)))
			throw refuse({ kind: 'conflict', conflict: 'mailIsGone' });
	});
}
