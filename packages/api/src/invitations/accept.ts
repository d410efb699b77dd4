import {
	claimEmail,
	claimUsername,
	consumeInvitation,
	createUser,
	endRegistrations,
	findInvitation
} from '@gatehouse/auth';
import {
	acceptInvitation as schema,
	foldUsername,
	type AcceptInvitation,
	type InvitationPreview
} from '@gatehouse/contract';
import { isUniqueViolation, type Tx } from '@gatehouse/db';
import { carry, enter } from '../auth/enter.ts';
import type { Context } from '../context.ts';
import { invalid } from '../issues.ts';
import { judgePassword } from '../password/judge.ts';
import { mayStillGive } from './authority.ts';

const gone = {
	form: 'This invitation was used already, was withdrawn, or a newer one has taken its place. Log in, or ask to be invited again.'
};
const taken = { form: 'This address has an account by now. Log in instead.' };

/** What a mailed link of an invitation leads to. Looking burns nothing. */
export async function preview({ db, now }: Context, token: string): Promise<InvitationPreview> {
	const invitation = await findInvitation(db, token);
	if (!invitation) return { state: 'gone' };
	const { email, invitedBy, expiresAt } = invitation;
	const state = expiresAt > now() ? 'ready' : 'expired';
	return { state, email, invitedBy: invitedBy?.username ?? null, expiresAt };
}

/** Makes the account of whoever was invited, and logs them in: whoever opens the link has the mailbox. A refused name or password burns nothing. */
export async function accept(ctx: Context, input: AcceptInvitation) {
	const { token, username, password } = input;
	const invitation = await findInvitation(ctx.db, token);
	if (!invitation || invitation.expiresAt <= ctx.now()) throw invalid(schema, gone);
	const advice = await judgePassword(ctx, password, [username, invitation.email]);
	if (advice) throw invalid(schema, { password: advice });
	const chosen = {
		username,
		usernameFolded: foldUsername(username),
		passwordHash: await ctx.passwords.hash(password)
	};
	const started = await ctx.db
		.$transaction(async (tx) => {
			const isKept = await mayStillGive(tx, invitation);
			const userId = await makeAccount(ctx, tx, { ...chosen, token, invitation, isKept });
			return enter(ctx, tx, { userId, username, way: 'invitation', remembered: false });
		})
		.catch((error: unknown) => {
			throw isUniqueViolation(error, 'emailCanonical') ? invalid(schema, taken) : error;
		});
	ctx.credentials.registration.clear();
	return carry(ctx, started);
}

interface Chosen {
	readonly username: string;
	readonly usernameFolded: string;
	readonly passwordHash: string;
	readonly token: string;
	/** As it was looked at before. */
	readonly invitation: { readonly emailCanonical: string; readonly roleId: string | null };
	/** Its role is to be given. */
	readonly isKept: boolean;
}

async function makeAccount(
	{ now }: Context,
	tx: Tx,
	{ token, invitation: { emailCanonical, roleId }, isKept, ...names }: Chosen
): Promise<string> {
	const at = now();
	if (!(await claimEmail(tx, emailCanonical, at))) throw invalid(schema, taken);
	// Before the name is claimed: one that was registered with this very address is theirs.
	await endRegistrations(tx, emailCanonical);
	if (!(await claimUsername(tx, names.usernameFolded, at)))
		throw invalid(schema, { username: `${names.username} is taken. Try another.` });
	const accepted = await consumeInvitation(tx, token, at);
	if (!accepted) throw invalid(schema, gone);
	const { email, invitedById } = accepted;
	const { id: userId } = await createUser(tx, { email, emailCanonical, ...names }, at, invitedById);
	if (isKept && roleId && accepted.roleId === roleId) {
		const given = { userId, roleId, givenAt: at, givenById: invitedById };
		await tx.userRole.createMany({ data: [given], skipDuplicates: true });
	}
	return userId;
}
