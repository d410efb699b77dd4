import { hasFactor } from '@gatehouse/auth';
import { confirmIdentity as schema, type ConfirmIdentity } from '@gatehouse/contract';
import type { Context, Viewer } from '../context.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';
import { codeWasRight, judgeCode } from '../two-factor/code.ts';
import { renew } from './enter.ts';

type SomeoneIn = Context & { user: Viewer; session: NonNullable<Context['session']> };

const wrongCode =
	'This is not a code that works now. Wait for the next one, or use a recovery code.';

/**
 * Asks whoever is logged in for the password once more, and for a second factor where they have one: no less than a login does. The
 * session goes on under a new token.
 */
export async function confirmIdentity(
	ctx: SomeoneIn,
	{ password, code }: ConfirmIdentity
): Promise<{ status: 'confirmed' }> {
	const { passwordHash } = await ctx.db.user.findUniqueOrThrow({
		where: { id: ctx.user.id },
		select: { passwordHash: true }
	});
	if (!(await ctx.passwords.verify(passwordHash, password)))
		throw invalid(schema, { password: 'This is not your password. Try again.' }, 'UNAUTHORIZED');
	const useUp = (await hasFactor(ctx.db, ctx.user.id)) ? await secondFactor(ctx, code) : null;
	const renewed = await ctx.db.$transaction(async (tx) => {
		if (useUp && !(await useUp(tx))) throw invalid(schema, { code: wrongCode }, 'UNAUTHORIZED');
		const renewed = await ctx.sessions.confirm(tx, ctx.session.id);
		if (!renewed) throw refuse({ kind: 'signedOut' });
		return renewed;
	});
	if (useUp) await codeWasRight(ctx, ctx.user);
	renew(ctx, renewed);
	return { status: 'confirmed' };
}

async function secondFactor(ctx: SomeoneIn, code: string | undefined) {
	if (!code) throw invalid(schema, { code: 'Enter a code as well: two-step login is on.' });
	const useUp = await judgeCode(ctx, ctx.user, code);
	if (!useUp) throw invalid(schema, { code: wrongCode }, 'UNAUTHORIZED');
	return useUp;
}
