import { beginCeremony, ceremonyWaits, passkeyCredentials, type Ceremony } from '@gatehouse/auth';
import type { BeginPasskeyLogin, PasskeyQuestion } from '@gatehouse/contract';
import type { Context } from '../context.ts';
import { pendingHere } from '../two-factor/complete.ts';
import { rpIdOf } from './judge.ts';
import type { SomeoneIn } from '../two-factor/changed.ts';

/** Milliseconds that a browser is told to wait. */
export const timeout = ceremonyWaits * 60_000;

/** Which step of a login a passkey is to do: the first, as whoever it says; or the second of the one that waits in this browser. */
export async function loginCeremony(
	ctx: Context,
	{ step }: BeginPasskeyLogin
): Promise<Extract<Ceremony, { purpose: 'login' | 'factor' }>> {
	if (step === 'login') return { purpose: 'login' };
	const { id, userId } = await pendingHere(ctx);
	return { purpose: 'factor', userId, pendingLoginId: id };
}

export const confirmCeremony = ({ user, session }: SomeoneIn) =>
	({ purpose: 'confirm', userId: user.id, sessionId: session.id }) as const;

/** Asks a passkey to sign. Of whoever is known, only their own may answer. */
export async function question(ctx: Context, ceremony: Ceremony): Promise<PasskeyQuestion> {
	const { db, origin, now } = ctx;
	const challenge = await beginCeremony(db, ceremony, now());
	const asked = { challenge, rpId: rpIdOf(origin), timeout, userVerification: 'required' } as const;
	if (ceremony.purpose === 'login') return asked;
	return { ...asked, allowCredentials: await passkeyCredentials(db, ceremony.userId) };
}
