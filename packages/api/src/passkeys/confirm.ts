import type { PasskeyAnswer } from '@gatehouse/contract';
import { renew } from '../auth/enter.ts';
import { refuse } from '../refuse.ts';
import type { SomeoneIn } from '../two-factor/changed.ts';
import { judge } from './judge.ts';
import { confirmCeremony } from './question.ts';

/** One touch proves once more who is logged in: a passkey is two factors in one. The session goes on under a new token. */
export async function confirm(
	ctx: SomeoneIn,
	answer: PasskeyAnswer
): Promise<{ status: 'confirmed' }> {
	const { useUp } = await judge(ctx, confirmCeremony(ctx), answer);
	const renewed = await ctx.db.$transaction(async (tx) => {
		await useUp(tx);
		const renewed = await ctx.sessions.confirm(tx, ctx.session.id);
		if (!renewed) throw refuse({ kind: 'signedOut' });
		return renewed;
	});
	renew(ctx, renewed);
	return { status: 'confirmed' };
}
