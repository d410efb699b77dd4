import {
	addPasskey,
	beginCeremony,
	consumeCeremony,
	lockUser,
	mostPasskeys,
	passkeyCredentials,
	passkeyHandle
} from '@gatehouse/auth';
import { isUniqueViolation } from '@gatehouse/db';
import {
	finishPasskey as schema,
	type FinishPasskey,
	type PasskeySetup
} from '@gatehouse/contract';
import { describe } from '../audit/describe.ts';
import { renew } from '../auth/enter.ts';
import { invalid } from '../issues.ts';
import { refuse } from '../refuse.ts';
import { beginFactors, factorChanged, type SomeoneIn } from '../two-factor/changed.ts';
import { rpIdOf } from './judge.ts';
import { algorithms, judgeMade } from './made.ts';
import { timeout } from './question.ts';
import { refusePasskey } from './refused.ts';

const here = 'This device has a passkey for your account already. Use that one.';

const full = () => refuse({ kind: 'conflict', conflict: 'tooManyPasskeys' });

const ceremonyOf = ({ user, session }: SomeoneIn) =>
	({ purpose: 'setup', userId: user.id, sessionId: session.id }) as const;

/** Asks a device to make a passkey, one that it finds by itself and that it unlocks only for its owner. */
export async function beginSetup(ctx: SomeoneIn): Promise<PasskeySetup> {
	const { db, user, product, origin, now } = ctx;
	// Before the device is asked, which would keep what it made; and once more when it has.
	const excludeCredentials = await passkeyCredentials(db, user.id);
	if (excludeCredentials.length >= mostPasskeys) throw full();
	const id = await passkeyHandle(db, user.id);
	return {
		challenge: await beginCeremony(db, ceremonyOf(ctx), now()),
		rp: { id: rpIdOf(origin), name: product.name },
		user: { id, name: user.email, displayName: user.username },
		pubKeyCredParams: algorithms.map((alg) => ({ type: 'public-key', alg })),
		timeout,
		attestation: 'none',
		authenticatorSelection: {
			residentKey: 'required',
			requireResidentKey: true,
			userVerification: 'required'
		},
		excludeCredentials
	};
}

/** Keeps what the device made. @returns recovery codes, shown this once; none where there was a factor before. */
export async function finishSetup(ctx: SomeoneIn, told: FinishPasskey) {
	const { user, now } = ctx;
	const ceremony = ceremonyOf(ctx);
	const { made, challenge } = await judgeMade(ctx, ceremony, told);
	const done = await ctx.db
		.$transaction(async (tx) => {
			await lockUser(tx, user.id);
			if (!(await consumeCeremony(tx, challenge, ceremony, now())))
				throw refusePasskey('passkeyUsedBefore');
			const recoveryCodes = await beginFactors(ctx, tx);
			const passkeyId = await addPasskey(tx, user.id, told.name, made, now());
			if (passkeyId === null) throw full();
			describe(tx, { after: { name: told.name } });
			const renewed = await factorChanged(ctx, tx, 'passkeyAdded', told.name);
			return { passkeyId, recoveryCodes, renewed };
		})
		.catch((error: unknown) => {
			if (!isUniqueViolation(error, 'credentialId')) throw error;
			throw invalid(schema, { form: here });
		});
	renew(ctx, done.renewed);
	return { passkeyId: done.passkeyId, recoveryCodes: done.recoveryCodes };
}
