import {
	beginReset,
	consumeReset,
	findReset,
	keepsUntil,
	recogniseDevice,
	revokeApiTokens,
	setPassword
} from '@gatehouse/auth';
import {
	canonicalEmail,
	resetPassword as schema,
	type RequestReset,
	type ResetPassword,
	type ResetPreview
} from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';
import { movedAway } from '../email/registration.ts';
import { sendAgain } from '../email/resend.ts';
import { invalid } from '../issues.ts';
import { tellOwner } from './change.ts';
import { judgePassword } from './judge.ts';

const gone = {
	form: 'This link was used already, has run out, or a change of your account has ended it. Ask for a new one.'
};

/** Mails a link to choose a new password; to an address that waits for its proof, that link again. One answer for any address. */
export async function requestReset(ctx: Context, { email }: RequestReset): Promise<void> {
	const emailCanonical = canonicalEmail(email) ?? '';
	await ctx.db.$transaction(async (tx) => {
		if (await mailReset(ctx, tx, { emailCanonical })) return;
		if (await sendAgain(ctx, tx, emailCanonical)) return;
		const letter = await movedAway(tx, emailCanonical, ctx.now());
		await (letter ? ctx.mailer.send(tx, letter) : ctx.mailer.sendNothing(tx));
	});
}

/** @returns false where there is nobody, or the account is disabled. */
export async function mailReset(
	ctx: Context,
	tx: Tx,
	who: { readonly emailCanonical: string } | { readonly id: string }
): Promise<boolean> {
	const user = await tx.user.findUnique({
		where: { ...who, disabledAt: null },
		select: { id: true, email: true, username: true, credentialVersion: true }
	});
	if (!user) return false;
	describe(tx, { subject: user });
	const known = { userId: user.id, version: user.credentialVersion };
	const token = await beginReset(tx, known, ctx.now());
	const values = { username: user.username, token };
	const letter = { template: 'resetPassword', to: user.email, userId: user.id, values } as const;
	await ctx.mailer.send(tx, letter);
	return true;
}

export async function previewReset({ db, now }: Context, token: string): Promise<ResetPreview> {
	const reset = await findReset(db, token, now());
	return reset
		? { state: 'ready', username: reset.username, email: reset.email }
		: { state: 'gone' };
}

/**
 * Sets the password that a mailed link allows to choose. A refused one does not burn the link. Every session and token
 * ends, and every other link but those that undo; nobody is logged in by it, and a second factor stays what it was. The browser is
 * known from then on: whoever was kept out by what strangers tried gets in by the new password.
 */
export async function resetPassword(
	ctx: Context,
	{ token, password }: ResetPassword
): Promise<void> {
	const reset = await findReset(ctx.db, token, ctx.now());
	if (!reset) throw invalid(schema, gone);
	const advice = await judgePassword(ctx, password, [reset.username, reset.email]);
	if (advice) throw invalid(schema, { password: advice });
	const chosen = await ctx.passwords.hash(password);

	const { credentials, client } = ctx;
	const device = await ctx.db.$transaction(async (tx) => {
		describe(tx, { subject: { id: reset.userId, username: reset.username } });
		const at = ctx.now();
		const made = (await consumeReset(tx, token, at)) && (await setPassword(tx, reset, chosen, at));
		if (!made) throw invalid(schema, gone);
		await ctx.sessions.endAll(tx, reset.userId);
		await revokeApiTokens(tx, reset.userId);
		await tellOwner(ctx, tx, made, 'reset');
		const { userId } = reset;
		const { token: kept } = credentials.device;
		return recogniseDevice(tx, { userId, token: kept, userAgent: client.userAgent }, at);
	});
	credentials.device.set(device.token, keepsUntil(ctx.now()));
}
