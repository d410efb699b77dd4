import { hashToken, linkMailedAt, renewLink } from '@gatehouse/auth';
import {
	canonicalEmail,
	mailPause,
	type ResendVerification,
	type WaitingRegistration
} from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { letterTo, newestRegistration, type Applicant } from './registration.ts';

/** Sends the link of a registration again, a new one. One answer for any address. */
export async function resend(ctx: Context, { email }: ResendVerification): Promise<void> {
	const emailCanonical = canonicalEmail(email) ?? '';
	await ctx.db.$transaction(async (tx) => {
		if (!(await sendAgain(ctx, tx, emailCanonical))) await ctx.mailer.sendNothing(tx);
	});
}

/** @returns false where the address has no registration that waits. Of several, the one of this browser, else the newest. */
export async function sendAgain(ctx: Context, tx: Tx, emailCanonical: string): Promise<boolean> {
	const here = await registrationHere(ctx, tx);
	const isHere = here?.emailCanonical === emailCanonical;
	return isHere ? mailLink(ctx, tx, here) : mailNewest(ctx, tx, emailCanonical);
}

/** Mails a new link of the newest registration of an address. @returns false where it has none that waits. */
export async function mailNewest(ctx: Context, tx: Tx, emailCanonical: string): Promise<boolean> {
	const registration = await newestRegistration(tx, emailCanonical, ctx.now());
	return registration !== null && mailLink(ctx, tx, registration);
}

async function mailLink(
	ctx: Context,
	tx: Tx,
	registration: Applicant & { readonly id: string }
): Promise<boolean> {
	const token = await renewLink(tx, registration.id, ctx.now());
	if (!token) return false;
	await ctx.mailer.send(tx, await letterTo(ctx, tx, registration, token));
	return true;
}

/** The registration that this browser began; null where there is none that still runs. */
function registrationHere({ credentials, now }: Context, db: Tx | Context['db']) {
	const secret = credentials.registration.token;
	if (!secret) return null;
	return db.registration.findUnique({
		where: { browserHash: hashToken(secret), expiresAt: { gt: now() } },
		select: {
			id: true,
			email: true,
			emailCanonical: true,
			username: true,
			next: true,
			linkExpiresAt: true
		}
	});
}

/** What this browser waits for, as it was typed here. */
export async function waiting(ctx: Context): Promise<WaitingRegistration | null> {
	const row = await registrationHere(ctx, ctx.db);
	if (!row) return null;
	const { email, username, next, linkExpiresAt } = row;
	const passed = (ctx.now().getTime() - linkMailedAt(linkExpiresAt).getTime()) / 1000;
	return { email, username, next, againIn: Math.max(0, Math.ceil(mailPause - passed)) };
}
