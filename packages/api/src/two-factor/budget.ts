import type { Context } from '../context.ts';
import { describe } from '../audit/describe.ts';
import { tooMany } from '../limit.ts';
import type { Count } from '../limits.ts';

/** One for all codes of an account: spread over apps, recovery codes, logins, addresses and batches it is the same ten. */
const codes = (userId: string): Count => ({
	key: `second factor\n${userId}`,
	most: 10,
	seconds: 15 * 60
});

const told = (userId: string): Count => ({
	key: `second factor, told\n${userId}`,
	most: 1,
	seconds: 3600
});

/** Whose codes. */
export interface Owner {
	readonly id: string;
	readonly username: string;
	readonly email: string;
}

/** Counts a try at somebody's codes, before it is looked at. Who finds no room is refused, and the owner hears of it. */
export async function countTry(ctx: Context, owner: Owner): Promise<void> {
	const over = await ctx.limits.hit([codes(owner.id)]);
	if (!over) return;
	if (over.isFirst) await warnOwner(ctx, owner);
	throw tooMany(over);
}

/** It was right: what is limited is being wrong. */
export const giveBack = ({ limits }: Context, owner: Owner) => limits.refund([codes(owner.id)]);

/** Whoever tries codes knew the password: their owner is told, once an hour (ASVS 6.3.5). */
export async function warnOwner(ctx: Context, { id: userId, username, email }: Owner) {
	if (await ctx.limits.hit([told(userId)])) return;
	const values = { username, at: ctx.now().toISOString() };
	await ctx.db.$transaction(async (tx) => {
		describe(tx, { unchanged: true });
		await ctx.mailer.send(tx, { template: 'secondFactorFailed', to: email, userId, values });
	});
}
