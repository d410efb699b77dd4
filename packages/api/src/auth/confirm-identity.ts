import { confirmIdentity as schema, type ConfirmIdentity } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';
import { carry } from './enter.ts';

type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };

/** Asks whoever is logged in for the password once more. The session goes on under a new token. */
export async function confirmIdentity(
	ctx: SomeoneIn,
	{ password }: ConfirmIdentity
): Promise<{ status: 'confirmed' }> {
	const { passwordHash } = await ctx.db.user.findUniqueOrThrow({
		where: { id: ctx.user.id },
		select: { passwordHash: true }
	});
	if (!(await ctx.passwords.verify(passwordHash, password)))
		throw invalid(schema, { password: 'This is not your password. Try again.' }, 'UNAUTHORIZED');
	const renewed = await ctx.db.$transaction(async (tx) => {
		const renewed = await ctx.sessions.confirm(tx, ctx.session.id);
		if (!renewed) throw refuse({ kind: 'signedOut' });
		return renewed;
	});
	carry(ctx, renewed);
	return { status: 'confirmed' };
}
