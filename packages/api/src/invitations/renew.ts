import { renewInvitation, withdrawInvitation } from '@gatehouse/auth';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { actOnInvitation } from './authority.ts';

type Signed = Context & { user: Viewer };

/** Mails a new link, also of an invitation that had run out. The one mailed before is dead. */
export async function resend(ctx: Signed, invitationId: string): Promise<void> {
	await ctx.db.$transaction((tx) => mailAnew(ctx, tx, invitationId));
}

/** The same, within an act of its own. */
export async function mailAnew(ctx: Signed, tx: Tx, invitationId: string): Promise<void> {
	await actOnInvitation(tx, ctx.user, invitationId);
	describe(tx, { thing: { kind: 'invitation', id: invitationId } });
	const renewed = await renewInvitation(tx, invitationId, ctx.now());
	if (!renewed) throw refuse({ kind: 'notFound' });
	const { email: to, invitedBy, expiresAt, token } = renewed;
	// Whoever it was may be gone: then it is who sends it now.
	const inviter = invitedBy?.username ?? ctx.user.username;
	const values = { inviter, until: expiresAt.toISOString(), token };
	await ctx.mailer.send(tx, { template: 'invitation', userId: null, to, values });
}

/** Takes an invitation back. Nobody is told: whoever opens the link reads that it works no more. */
export async function revoke(ctx: Signed, invitationId: string): Promise<void> {
	await ctx.db.$transaction(async (tx) => {
		await actOnInvitation(tx, ctx.user, invitationId);
		describe(tx, { thing: { kind: 'invitation', id: invitationId } });
		if (!(await withdrawInvitation(tx, invitationId))) throw refuse({ kind: 'notFound' });
	});
}
