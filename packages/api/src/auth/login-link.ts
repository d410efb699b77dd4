import { beginLoginLink, consumeLoginLink, findLoginLink } from '@gatehouse/auth';
import {
	canonicalEmail,
	loginWithLink as schema,
	type LoginLinkPreview,
	type LoginWithLink,
	type LoginWithLinkResult,
	type RequestLoginLink
} from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';
import { movedAway } from '../email/registration.ts';
import { sendAgain } from '../email/resend.ts';
import { invalid } from '../issues.ts';
import { carry, enter } from './enter.ts';

const gone = {
	form: 'This link was used already, has run out, or a change of your account has ended it. Ask for a new one.'
};

/** Mails a link that logs in; to an address that waits for its proof, the link that proves it. One answer for any address. */
export async function requestLoginLink(
	ctx: Context,
	{ email, next }: RequestLoginLink
): Promise<void> {
	const emailCanonical = canonicalEmail(email) ?? '';
	await ctx.db.$transaction(async (tx) => {
		if (await mailLoginLink(ctx, tx, { emailCanonical }, next ?? null)) return;
		if (await sendAgain(ctx, tx, emailCanonical)) return;
		const letter = await movedAway(tx, emailCanonical, ctx.now());
		await (letter ? ctx.mailer.send(tx, letter) : ctx.mailer.sendNothing(tx));
	});
}

/** @returns false where there is nobody, or the account is disabled. */
export async function mailLoginLink(
	ctx: Context,
	tx: Tx,
	who: { readonly emailCanonical: string } | { readonly id: string },
	next: string | null
): Promise<boolean> {
	const user = await tx.user.findUnique({
		where: { ...who, disabledAt: null },
		select: { id: true, email: true, username: true, credentialVersion: true }
	});
	if (!user) return false;
	describe(tx, { subject: user });
	const begun = { userId: user.id, version: user.credentialVersion, next };
	const token = await beginLoginLink(tx, begun, ctx.now());
	const values = { username: user.username, token };
	const letter = { template: 'loginLink', to: user.email, userId: user.id, values } as const;
	await ctx.mailer.send(tx, letter);
	return true;
}

export async function previewLoginLink(
	{ db, now }: Context,
	token: string
): Promise<LoginLinkPreview> {
	const link = await findLoginLink(db, token, now());
	return link ? { state: 'ready', username: link.username, email: link.email } : { state: 'gone' };
}

/** Logs in whoever can open the mailbox. The second factor, where there is one, is still due. */
export async function loginWithLink(
	ctx: Context,
	{ token, rememberMe: remembered }: LoginWithLink
): Promise<LoginWithLinkResult> {
	const link = await findLoginLink(ctx.db, token, ctx.now());
	if (!link) throw invalid(schema, gone);
	const { userId, username, next } = link;
	const entered = await ctx.db.$transaction(async (tx) => {
		if (!(await consumeLoginLink(tx, token, link, ctx.now()))) throw invalid(schema, gone);
		return enter(ctx, tx, { userId, username, way: 'link', remembered });
	});
	return { ...carry(ctx, entered), next };
}
