import { beginInvitation, claimEmail } from '@gatehouse/auth';
import {
	canonicalEmail,
	inviteUser as schema,
	tidyEmail,
	type InviteUser
} from '@gatehouse/contract';
import { isUniqueViolation, type Tx } from '@gatehouse/db';
import { domainProblem } from '../auth/allowed-domain.ts';
import { describe } from '../audit/describe.ts';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { actOnInvitedRole } from './authority.ts';

type Signed = Context & { user: Viewer };

const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });

/** Asks somebody to make an account. One invitation waits for an address: the database decides, also of two at once. */
export async function invite(ctx: Signed, input: InviteUser): Promise<{ id: string }> {
	const email = tidyEmail(input.email);
	const emailCanonical = canonicalEmail(input.email) ?? '';
	const roleId = input.roleId || null;
	const foreign = domainProblem(ctx.product, emailCanonical);
	if (foreign) throw invalid(schema, { email: foreign });
	const at = ctx.now();
	try {
		return await ctx.db.$transaction(async (tx) => {
			await actOnInvitedRole(tx, ctx.user, roleId);
			if (!(await claimEmail(tx, emailCanonical, at))) throw await taken(tx, emailCanonical);
			const invitee = { email, emailCanonical, roleId, invitedById: ctx.user.id };
			const { id, token, expiresAt } = await beginInvitation(tx, invitee, at);
			describe(tx, { thing: { kind: 'invitation', id }, after: { roleId } });
			const values = { inviter: ctx.user.username, until: expiresAt.toISOString(), token };
			await ctx.mailer.send(tx, { template: 'invitation', userId: null, to: email, values });
			return { id };
		});
	} catch (error) {
		if (isUniqueViolation(error, 'emailCanonical')) throw await waits(ctx, emailCanonical);
		throw error;
	}
}

/** Whoever may invite may know that there is an account: they see the list of them. */
async function taken(tx: Tx, emailCanonical: string) {
	const hasAccount = (await tx.user.count({ where: { emailCanonical } })) > 0;
	return invalid(schema, {
		email: hasAccount
			? 'This address has an account already. Look for it under Accounts.'
			: 'This address was an account’s until lately, and its owner can still take it back. Try again in three days.'
	});
}

async function waits({ db }: Context, emailCanonical: string) {
	const row = await db.invitation.findUnique({
		where: { emailCanonical },
		select: { createdAt: true }
	});
	const since = row ? ` on ${day.format(row.createdAt)}` : '';
	return invalid(schema, {
		email: `This address was invited${since} already. Send that invitation again, or withdraw it first.`
	});
}
