import { isRecoveryCode, stepOfUsed, useRecoveryCode, useStep } from '@gatehouse/auth';
import type { Factor } from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import type { Context } from '../context.ts';
import { countTry, giveBack, type Owner } from './budget.ts';

/** Uses the code up, in the transaction of what it is for; null where somebody was faster. */
export type UseUp = (tx: Tx) => Promise<Exclude<Factor, 'trustedDevice' | 'passkey'> | null>;

/** Whether this is a code of theirs: of their app, or one that stands in for it. Counted before it is looked at. Null: it is none. */
export async function judgeCode(ctx: Context, owner: Owner, code: string): Promise<UseUp | null> {
	await countTry(ctx, owner);
	if (isRecoveryCode(code))
		return async (tx) => ((await useRecoveryCode(tx, owner.id, code)) ? 'recoveryCode' : null);
	const digits = code.replaceAll(/[\s-]/g, '');
	const step = await stepOfUsed(ctx.db, ctx.factorSeal, owner.id, digits, ctx.now());
	if (step === null) return null;
	return async (tx) => ((await useStep(tx, owner.id, step)) ? 'authenticator' : null);
}

/** After the commit of what it was for. */
export const codeWasRight = giveBack;
