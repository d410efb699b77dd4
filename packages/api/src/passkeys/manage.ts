import { listPasskeys, lockUser, removePasskey, renamePasskey as renameIn } from '@gatehouse/auth';
import type { OnePasskey, Passkey, RenamePasskey } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import { renew } from '../auth/enter.ts';
import type { Context, Viewer } from '../context.ts';
import { refuse } from '../refuse.ts';
import { endFactors, factorChanged, type SomeoneIn } from '../two-factor/changed.ts';

/** One's own. */
export async function list({ db, user }: Context & { user: Viewer }): Promise<Passkey[]> {
	const rows = await listPasskeys(db, user.id);
	return rows.map(({ backedUp: synced, ...row }) => ({ ...row, synced }));
}

export const rename = (
	{ db, user }: Context & { user: Viewer },
	{ passkeyId, name }: RenamePasskey
): Promise<void> =>
	db.$transaction(async (tx) => {
		if (!(await renameIn(tx, user.id, passkeyId, name))) throw refuse({ kind: 'notFound' });
		describe(tx, { after: { name } });
	});

/** It logs nobody in any more. Never the last way in: of two that are removed at once, the account's lock lets one stay. */
export async function remove(ctx: SomeoneIn, { passkeyId }: OnePasskey): Promise<void> {
	const { user, now } = ctx;
	const renewed = await ctx.db.$transaction(async (tx) => {
		const { hasPassword } = await lockUser(tx, user.id);
		const name = await removePasskey(tx, user.id, passkeyId, now());
		if (name === null) throw refuse({ kind: 'notFound' });
		if (!hasPassword && (await listPasskeys(tx, user.id)).length === 0)
			throw refuse({ kind: 'conflict', conflict: 'lastWayIn' });
		describe(tx, { before: { name } });
		await endFactors(tx, user.id);
		return factorChanged(ctx, tx, 'passkeyRemoved', name);
	});
	renew(ctx, renewed);
}
