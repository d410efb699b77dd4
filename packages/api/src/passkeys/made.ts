import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { decodeAttestationObject } from '@simplewebauthn/server/helpers';
import { isAsked, type Ceremony } from '@gatehouse/auth';
import type { FinishPasskey } from '@gatehouse/contract';
import type { Context } from '../context.ts';
import { rpIdOf } from './judge.ts';
import { refusePasskey } from './refused.ts';
import { readClientData, whatIsWrong } from './signed.ts';

/** ES256, EdDSA, RS256 (COSE): what today's devices sign with. */
export const algorithms = [-7, -8, -257];

/** The passkey that a device says it has made, and what it was asked by. Throws where that cannot be true; and the log knows why. */
export async function judgeMade(ctx: Context, ceremony: Ceremony, told: FinishPasskey) {
	const { origin } = ctx;
	const rpId = rpIdOf(origin);
	const { credentialId: id, clientDataJSON, attestationObject, transports } = told;
	const said = readClientData(clientDataJSON);
	const asked = said !== null && (await isAsked(ctx.db, said.challenge, ceremony, ctx.now()));
	const attested = read(attestationObject);
	const wrong = () => {
		const authenticatorData = attested?.authenticatorData ?? new Uint8Array();
		return refusePasskey(
			whatIsWrong({ clientDataJSON, authenticatorData }, { origin, rpId, asked })
		);
	};
	if (!asked || said.crossOrigin || !attested?.bySelf) throw wrong();
	const { verified, registrationInfo } = await verifyRegistrationResponse({
		response: {
			id,
			rawId: id,
			type: 'public-key',
			clientExtensionResults: {},
			response: { clientDataJSON, attestationObject, transports }
		},
		expectedChallenge: said.challenge,
		expectedOrigin: origin,
		expectedRPID: rpId,
		requireUserVerification: true,
		supportedAlgorithmIDs: algorithms
	}).catch(() => ({ verified: false, registrationInfo: undefined }));
	if (!verified || !registrationInfo) throw wrong();
	const { credential, credentialBackedUp: backedUp } = registrationInfo;
	const made = { ...credential, transports, backedUp };
	return { made, challenge: said.challenge };
}

/** `bySelf`: nobody but the device vouches for it. Of a maker's certificates the library would look up who revoked them, wherever they say. */
function read(attestationObject: string) {
	try {
		const bytes = new Uint8Array(Buffer.from(attestationObject, 'base64url'));
		const attested = decodeAttestationObject(bytes);
		const format = attested.get('fmt');
		return {
			authenticatorData: attested.get('authData'),
			bySelf:
				format === 'none' ||
				(format === 'packed' && attested.get('attStmt').get('x5c') === undefined)
		};
	} catch {
		return null;
	}
}
