import { verifyAuthenticationResponse } from '@simplewebauthn/server';
import {
	consumeCeremony,
	findPasskey,
	isAsked,
	usePasskey,
	type Ceremony,
	type FoundPasskey
} from '@gatehouse/auth';
import type { PasskeyAnswer } from '@gatehouse/contract';
import type { Tx } from '@gatehouse/db';
import { describe } from '../audit/describe.ts';
import type { Context } from '../context.ts';
import { refusePasskey } from './refused.ts';
import { readClientData, whatIsWrong } from './signed.ts';

/** Whose it is, and what uses the answer up, in the transaction of what it is for. */
interface Judged {
	readonly user: FoundPasskey['user'];
	useUp(tx: Tx): Promise<void>;
}

/** Whether a passkey has answered what was asked, here, for that and by whom. Throws where it has not; and the log knows why. */
export async function judge(
	ctx: Context,
	ceremony: Ceremony,
	answer: PasskeyAnswer
): Promise<Judged> {
	const { db, now } = ctx;
	const found = await findPasskey(db, answer.credentialId);
	if (!found) throw refusePasskey('passkeyUnknown');
	// Whoever is attacked is the one who is asked for; where nobody is, whose passkey it is.
	if (ceremony.purpose === 'login')
		describe(db, { subject: { id: found.user.id, username: found.user.username } });
	if (!isOf(found, ceremony, answer)) throw refusePasskey('passkeyOfSomeoneElse');
	const used = await verified(ctx, ceremony, answer, found);
	const challenge = readClientData(answer.clientDataJSON)?.challenge ?? '';
	return {
		user: found.user,
		async useUp(tx) {
			if (!(await consumeCeremony(tx, challenge, ceremony, now())))
				throw refusePasskey('passkeyUsedBefore');
			if (!(await usePasskey(tx, found.id, used, now()))) throw refusePasskey('passkeyCounter');
		}
	};
}

/** Whoever logs in is known by what the passkey says; whoever is known already need not be said, but must be right. */
function isOf(
	{ user, handle }: FoundPasskey,
	ceremony: Ceremony,
	{ userHandle }: PasskeyAnswer
): boolean {
	if (ceremony.purpose === 'login') return userHandle !== undefined && userHandle === handle;
	return user.id === ceremony.userId && (userHandle === undefined || userHandle === handle);
}

async function verified(
	ctx: Context,
	ceremony: Ceremony,
	{ credentialId: id, userHandle, ...signed }: PasskeyAnswer,
	{ publicKey, counter }: FoundPasskey
) {
	const { origin } = ctx;
	const rpId = rpIdOf(origin);
	const said = readClientData(signed.clientDataJSON);
	const asked = said !== null && (await isAsked(ctx.db, said.challenge, ceremony, ctx.now()));
	const wrong = () =>
		refusePasskey(
			whatIsWrong(
				{ ...signed, authenticatorData: Buffer.from(signed.authenticatorData, 'base64url') },
				{ origin, rpId, asked, counter }
			)
		);
	// Asked for from inside another site's page: it is not this site that the person saw.
	if (!asked || said.crossOrigin) throw wrong();
	const { verified, authenticationInfo } = await verifyAuthenticationResponse({
		response: {
			id,
			rawId: id,
			type: 'public-key',
			clientExtensionResults: {},
			response: { ...signed, ...(userHandle !== undefined && { userHandle }) }
		},
		expectedChallenge: said.challenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
		credential: { id, publicKey, counter },
		requireUserVerification: true
	}).catch(() => ({ verified: false, authenticationInfo: null }));
	if (!verified || !authenticationInfo) throw wrong();
	const { newCounter, credentialBackedUp } = authenticationInfo;
	return { counter: newCounter, backedUp: credentialBackedUp };
}

/** What passkeys are bound to: the name of the site, without its port. */
export const rpIdOf = (origin: string): string => new URL(origin).hostname;
