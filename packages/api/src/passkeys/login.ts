import { lockUser } from '@gatehouse/auth';
import type { Entrance, PasskeyLogin } from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import { carry, enter } from '../auth/enter.ts';
import type { Context } from '../context.ts';
import { finish, pendingHere } from '../two-factor/complete.ts';
import { openIfDue } from '../users/open-if-due.ts';
import { judge } from './judge.ts';
import { refusePasskey } from './refused.ts';

/** Logs in with a passkey, or does the second step of the login that waits in this browser. */
export const login = (ctx: Context, input: PasskeyLogin): Promise<Entrance> =>
	input.step === 'login' ? logIn(ctx, input) : complete(ctx, input);

/** What is wrong with an account is said only to who holds its passkey. */
async function logIn(
	ctx: Context,
	{ step: _, rememberMe, trustDevice: __, ...answer }: PasskeyLogin
): Promise<Entrance> {
	const { user, useUp } = await judge(ctx, { purpose: 'login' }, answer);
	const { id: userId, username } = user;
	const entered = await ctx.db.$transaction(async (tx) => {
		await openIfDue(tx, user, ctx.now());
		// In this very moment the account may have been disabled: then as if the passkey were none.
		if (!(await lockUser(tx, userId)).enabled) throw refusePasskey('passkeyUnknown');
		await useUp(tx);
		return enter(ctx, tx, { userId, username, way: 'passkey', remembered: rememberMe });
	});
	return carry(ctx, entered);
}

async function complete(
	ctx: Context,
	{ step: _, rememberMe: __, trustDevice, ...answer }: PasskeyLogin
): Promise<Entrance> {
	const pending = await pendingHere(ctx);
	const { id, userId, username } = pending;
	describe(ctx.db, { subject: { id: userId, username } });
	const ceremony = { purpose: 'factor', userId, pendingLoginId: id } as const;
	const { useUp } = await judge(ctx, ceremony, answer);
	const entered = await ctx.db.$transaction(async (tx) => {
		await useUp(tx);
		return finish(ctx, tx, pending, 'passkey', trustDevice);
	});
	return carry(ctx, entered);
}
