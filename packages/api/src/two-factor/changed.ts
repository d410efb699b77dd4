import { endFactorReset, hasFactor, recordUndoable, renewRecoveryCodes } from '@gatehouse/auth';
import type { Tx } from '@gatehouse/db';
import type { Letters } from '@gatehouse/mail';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';

export type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };
type What = Letters['factorChanged']['what'];

/**
 * A factor was added or removed: its owner hears of it, with a link that takes it back, and the session goes on under a new token.
 * @returns that token, to be handed over after the commit.
 */
export async function factorChanged(ctx: SomeoneIn, tx: Tx, what: What, name = '') {
	const { user, session, now } = ctx;
	await tellOfFactor(ctx, tx, user.id, what, name);
	const renewed = await ctx.sessions.rotate(tx, session.id);
	if (!renewed) throw refuse({ kind: 'signedOut' });
	return { ...renewed, at: now() };
}

/** Tells the address in force, with a link that takes it back. */
export async function tellOfFactor(
	{ mailer, now }: Context,
	tx: Tx,
	userId: string,
	what: What,
	name = ''
): Promise<void> {
	const at = now();
	const { username, email, token, until } = await recordUndoable(tx, userId, 'factor', at);
	const times = { at: at.toISOString(), until: until.toISOString() };
	const values = { username, what, name, ...times, token };
	await mailer.send(tx, { template: 'factorChanged', to: email, userId, values });
}

/**
 * The first factor is being added: from now on every login asks for one. So whoever is logged in elsewhere, without, is logged out, and
 * recovery codes are made. @returns those, to be shown once; none where there was a factor before.
 */
export async function beginFactors(ctx: SomeoneIn, tx: Tx): Promise<string[]> {
	const { user, session, sessions, now } = ctx;
	if (await hasFactor(tx, user.id)) return [];
	await sessions.endOthers(tx, user.id, session.id);
	return renewRecoveryCodes(tx, user.id, now());
}

/** A factor was removed: where it was the last one, nothing stands in for it any more. */
export async function endFactors(tx: Tx, userId: string): Promise<void> {
	if (await hasFactor(tx, userId)) return;
	await tx.recoveryCode.deleteMany({ where: { userId } });
	await endFactorReset(tx, userId);
	await tx.device.updateMany({ where: { userId }, data: { trustedUntil: null } });
}
