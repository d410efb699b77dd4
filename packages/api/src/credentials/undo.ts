import {
	beginReset,
	cancelEmailChange,
	findCancellableChange,
	findChange,
	revokeApiTokens,
	undoChange
} from '@gatehouse/auth';
import { mailedLink, type UndoPreview, type UndoResult } from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';
import { invalid } from '../issues.ts';

const gone = {
	form: 'This link was used already, has run out, or what it undid was undone by another. If something is still wrong, write to support.'
};

const undoables = ['email', 'login', 'factor'] as const;

/** What a link to "it wasn't me" would do. Looking undoes nothing. */
export async function previewUndo({ db, now }: Context, token: string): Promise<UndoPreview> {
	const waiting = await findCancellableChange(db, token, now());
	if (waiting) {
		const { username, email } = waiting.user;
		return { state: 'pending', username, from: email, to: waiting.email };
	}
	const change = await findChange(db, token, now());
	if (!change) return { state: 'gone' };
	return {
		state: 'undoable',
		username: change.user.username,
		what: undoables.find((what) => what === change.what) ?? 'password',
		email: change.emailBefore,
		at: change.createdAt,
		until: change.expiresAt
	};
}

/**
 * "It wasn't me": cancels a change of address that waits, or undoes a change that took effect. Works once, whoever is logged in,
 * and leads on to choosing a new password, because somebody knew the old one.
 */
export async function undo(ctx: Context, token: string): Promise<UndoResult> {
	return ctx.db.$transaction(async (tx) => {
		const result = (await cancel(ctx, tx, token)) ?? (await takeBack(ctx, tx, token));
		if (!result) throw invalid(mailedLink, gone);
		return result;
	});
}

async function cancel({ now }: Context, tx: Tx, token: string): Promise<UndoResult | null> {
	const cancelled = await cancelEmailChange(tx, token, now());
	if (!cancelled) return null;
	const { userId } = cancelled;
	const { username, credentialVersion: version } = await tx.user.findUniqueOrThrow({
		where: { id: userId },
		select: { username: true, credentialVersion: true }
	});
	describe(tx, { subject: { id: userId, username } });
	return { status: 'cancelled', token: await beginReset(tx, { userId, version }, now()) };
}

async function takeBack(ctx: Context, tx: Tx, token: string): Promise<UndoResult | null> {
	const at = ctx.now();
	const undone = await undoChange(tx, token, at);
	if (!undone) return null;
	const { userId, username, what, email, withdrawn } = undone;
	const before = withdrawn ? { email: withdrawn } : {};
	describe(tx, { subject: { id: userId, username }, before, after: withdrawn ? { email } : {} });
	await ctx.sessions.endAll(tx, userId);
	await revokeApiTokens(tx, userId);
	const values = { username, at: at.toISOString() };
	const told = { userId, values: { ...values, what } };
	await ctx.mailer.send(tx, { template: 'changeUndone', to: email, ...told });
	if (withdrawn)
		await ctx.mailer.send(tx, { template: 'emailWithdrawn', to: withdrawn, userId, values });
	return { status: 'undone', token: undone.resetToken };
}
