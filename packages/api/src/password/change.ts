import { setPassword, type Made } from '@gatehouse/auth';
import { changePassword as schema, type ChangePassword } from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import type { Context, Viewer } from '../context.ts';
import { renew } from '../auth/enter.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';
import { judgePassword } from './judge.ts';

type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };

/** Changes one's password by the current one. Every other session ends; this one goes on under a new token. */
export async function changePassword(
	ctx: SomeoneIn,
	{ currentPassword, password }: ChangePassword
): Promise<void> {
	const { id: userId, username, email } = ctx.user;
	const { passwordHash, credentialVersion: version } = await ctx.db.user.findUniqueOrThrow({
		where: { id: userId },
		select: { passwordHash: true, credentialVersion: true }
	});
	if (!(await ctx.passwords.verify(passwordHash, currentPassword)))
		throw invalid(
			schema,
			{ currentPassword: 'This is not your password. Try again.' },
			'UNAUTHORIZED'
		);
	const advice = await judgePassword(ctx, password, [username, email]);
	if (advice) throw invalid(schema, { password: advice });
	const chosen = await ctx.passwords.hash(password);

	const renewed = await ctx.db.$transaction(async (tx) => {
		const made = await setPassword(tx, { userId, version }, chosen, ctx.now());
		if (!made) throw refuse({ kind: 'conflict', conflict: 'changedMeanwhile' });
		await ctx.sessions.endOthers(tx, userId, ctx.session.id);
		const renewed = await ctx.sessions.confirm(tx, ctx.session.id);
		if (!renewed) throw refuse({ kind: 'signedOut' });
		await tellOwner(ctx, tx, made, 'changed');
		return renewed;
	});
	renew(ctx, renewed);
}

/** Tells the address in force that its password is another one, with a link that takes it back. */
export async function tellOwner(
	{ mailer, now }: Context,
	tx: Tx,
	{ userId, username, email, token, until }: Made,
	how: 'changed' | 'reset'
): Promise<void> {
	const values = { username, how, at: now().toISOString(), until: until.toISOString(), token };
	await mailer.send(tx, { template: 'passwordChanged', to: email, userId, values });
}
