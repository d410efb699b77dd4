import {
	consumePendingLogin,
	findPendingLogin,
	trustDevice,
	tryPendingLogin,
	type PendingLogin
} from '@gatehouse/auth';
import {
	completeTwoFactor as schema,
	ways,
	type CompleteTwoFactor,
	type Entrance,
	type Factor,
	type Way
} from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import { unrecorded } from '../audit/act.ts';
import { describe } from '../audit/describe.ts';
import { carry, enter, type Entered } from '../auth/enter.ts';
import type { Context } from '../context.ts';
import { invalid } from '../issues.ts';
import { warnOwner } from './budget.ts';
import { codeWasRight, judgeCode } from './code.ts';

const gone = { form: 'This login has waited too long, or is over. Log in again.' };
const spent = { form: 'Too many wrong codes for one login. Log in again to try others.' };
const wrong = {
	code: 'This is not a code that works now. Wait for the next one that your app shows, or use a recovery code that you have not used yet.'
};

/** The login whose second step is due in this browser. Throws where there is none; that is nobody's refusal. */
export async function pendingHere({ db, credentials, now }: Context): Promise<PendingLogin> {
	const pending = await findPendingLogin(db, credentials.pending.token, now());
	if (!pending) throw unrecorded(invalid(schema, gone, 'UNAUTHORIZED'));
	return pending;
}

/** The second step of a login, by a code. Five tries, then the first step is due again. */
export async function completeTwoFactor(
	ctx: Context,
	{ code, trustDevice: trusts }: CompleteTwoFactor
): Promise<Entrance> {
	const pending = await pendingHere(ctx);
	const owner = { id: pending.userId, username: pending.username, email: pending.email };
	describe(ctx.db, { subject: owner });
	const left = await tryPendingLogin(ctx.db, pending.id);
	if (left === null) throw unrecorded(invalid(schema, gone, 'UNAUTHORIZED'));
	const useUp = await judgeCode(ctx, owner, code);
	const refusal = invalid(schema, left === 0 ? spent : wrong, 'UNAUTHORIZED');
	const refuse = async (error: unknown) => {
		if (error === refusal && left === 0) await warnOwner(ctx, owner);
		throw error;
	};
	if (!useUp) return refuse(refusal);
	const entered = await ctx.db
		.$transaction(async (tx) => {
			const factor = await useUp(tx);
			// Thrown in here: a transaction that ends well says in the log that somebody came in.
			if (!factor) throw refusal;
			return finish(ctx, tx, pending, factor, trusts);
		})
		.catch(refuse);
	await codeWasRight(ctx, owner);
	return carry(ctx, entered);
}

/** Ends the wait, once, and goes through the door with what was proven. */
export async function finish(
	ctx: Context,
	tx: Tx,
	{ id, userId, username, way, remembered }: PendingLogin,
	factor: Exclude<Factor, 'trustedDevice'>,
	trusts: boolean
): Promise<Entered> {
	if (!(await consumePendingLogin(tx, id, ctx.now())))
		throw unrecorded(invalid(schema, gone, 'UNAUTHORIZED'));
	const entered = await enter(ctx, tx, { userId, username, way: wayIn(way), remembered, factor });
	if (trusts && entered.status === 'signedIn')
		await trustDevice(tx, userId, entered.device, ctx.now());
	return entered;
}

/** As it was written when the first step was done; another version may have known another one. */
function wayIn(way: string): Exclude<Way, 'viewing'> {
	const known = ways.find((each) => each === way);
	return known && known !== 'viewing' ? known : 'password';
}
