import {
	beginAuthenticator,
	confirmAuthenticator,
	keyUri,
	lockUser,
	removeAuthenticator,
	seedAsText,
	stepOfBegun
} from '@gatehouse/auth';
import {
	finishSetup as schema,
	type AuthenticatorSetup,
	type FinishSetup
} from '@gatehouse/contract';
import encodeQr from 'qr';
import { describe } from '../audit/describe.ts';
import { renew } from '../auth/enter.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';
import { countTry, giveBack } from './budget.ts';
import { beginFactors, endFactors, factorChanged, type SomeoneIn } from './changed.ts';

/** Shows a key to be set up in an app. It counts from its first code on; the app that counts until then goes on. */
export async function beginSetup(ctx: SomeoneIn): Promise<AuthenticatorSetup> {
	const { db, user, product, factorSeal, now } = ctx;
	const seed = await db.$transaction(async (tx) => {
		const { seed, isNew } = await beginAuthenticator(tx, factorSeal, user.id, now());
		if (!isNew) describe(tx, { unchanged: true });
		return seed;
	});
	const uri = keyUri(product.name, user.email, seed);
	return { uri, key: seedAsText(seed), squares: encodeQr(uri, 'raw', { border: 4 }) };
}

/** Its first code. @returns recovery codes, shown this once; none where there was a factor before. */
export async function finishSetup(ctx: SomeoneIn, { code }: FinishSetup) {
	const { user, factorSeal, now } = ctx;
	await countTry(ctx, user);
	const step = await stepOfBegun(ctx.db, factorSeal, user.id, code, now());
	if (step === null)
		throw invalid(schema, {
			code: 'This is not the code that your app shows now. Look at it again; if it goes on like this, the clock of your device may be wrong.'
		});
	const done = await ctx.db.$transaction(async (tx) => {
		await lockUser(tx, user.id);
		const recoveryCodes = await beginFactors(ctx, tx);
		if (!(await confirmAuthenticator(tx, user.id, step, now())))
			throw refuse({ kind: 'conflict', conflict: 'changedMeanwhile' });
		const renewed = await factorChanged(ctx, tx, 'authenticatorAdded');
		return { recoveryCodes, renewed };
	});
	await giveBack(ctx, user);
	renew(ctx, done.renewed);
	return { recoveryCodes: done.recoveryCodes };
}

/** The app counts no more. */
export async function removeApp(ctx: SomeoneIn): Promise<void> {
	const renewed = await ctx.db.$transaction(async (tx) => {
		await lockUser(tx, ctx.user.id);
		if (!(await removeAuthenticator(tx, ctx.user.id, ctx.now()))) {
			describe(tx, { unchanged: true });
			return null;
		}
		await endFactors(tx, ctx.user.id);
		return factorChanged(ctx, tx, 'authenticatorRemoved');
	});
	if (renewed) renew(ctx, renewed);
}
