import { createHash, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import type {
	FinishPasskey,
	PasskeyAnswer,
	PasskeyQuestion,
	PasskeySetup
} from '@gatehouse/contract';
import { cbor, type Cbor } from './cbor.ts';

/** What a test has an authenticator, or the browser before it, do otherwise than it should. */
export interface Twist {
	/** Where the browser says that it is. */
	readonly origin?: string;
	readonly crossOrigin?: boolean;
	/** What it says it was asked. */
	readonly challenge?: string;
	readonly type?: string;
	/** For which site it signs. */
	readonly rpId?: string;
	readonly present?: boolean;
	readonly verified?: boolean;
	/** How often it says that it has signed. */
	readonly counter?: number;
	/** Whose it says it is; null: it says nothing. */
	readonly userHandle?: string | null;
	/** By what its key is said to sign (COSE). */
	readonly algorithm?: number;
	/** A certificate of its maker's. */
	readonly certificate?: Uint8Array;
	/** Signs something else. */
	readonly forged?: boolean;
}

const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest();
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url');

/** A device that keeps a passkey, in software. `counts`: it says how often it signed, as one that is kept by no other device may. */
export function createAuthenticator({ counts = true, origin = 'http://localhost:3000' } = {}) {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const credentialId = randomBytes(32);
	let userHandle: string | undefined;
	let counter = 0;

	function said(type: string, challenge: string, twist: Twist) {
		const { crossOrigin = false } = twist;
		const data = { type, challenge, origin, crossOrigin };
		const { type: t = type, challenge: c = challenge, origin: o = origin } = twist;
		return Buffer.from(JSON.stringify({ ...data, type: t, challenge: c, origin: o }));
	}

	function signed(rpId: string, twist: Twist, made = Buffer.alloc(0)) {
		if (counts) counter++;
		const { present = true, verified = true } = twist;
		const flags = (present ? 1 : 0) | (verified ? 4 : 0) | (made.length > 0 ? 64 : 0);
		const tail = Buffer.alloc(5);
		tail.writeUInt8(flags);
		tail.writeUInt32BE(twist.counter ?? counter, 1);
		return Buffer.concat([sha256(twist.rpId ?? rpId), tail, made]);
	}

	function key(algorithm: number): Buffer {
		const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
		const bytes = (part: string) => Buffer.from(part, 'base64url');
		return cbor(
			new Map<number, Cbor>([
				[1, 2],
				[3, algorithm],
				[-1, 1],
				[-2, bytes(x)],
				[-3, bytes(y)]
			])
		);
	}

	return {
		/** Makes the passkey, as it was asked to. */
		make(setup: PasskeySetup, twist: Twist = {}): Omit<FinishPasskey, 'name'> {
			userHandle = setup.user.id;
			const length = Buffer.from([0, credentialId.length]);
			const made = Buffer.concat([
				Buffer.alloc(16),
				length,
				credentialId,
				key(twist.algorithm ?? -7)
			]);
			const { certificate } = twist;
			const attested = new Map<string, Cbor>([
				['fmt', certificate ? 'fido-u2f' : 'none'],
				['attStmt', new Map(certificate ? [['x5c', certificate]] : [])],
				['authData', signed(setup.rp.id, twist, made)]
			]);
			return {
				credentialId: text(credentialId),
				clientDataJSON: text(said('webauthn.create', setup.challenge, twist)),
				attestationObject: text(cbor(attested)),
				transports: ['internal']
			};
		},

		/** Signs what it is asked. */
		sign({ challenge, rpId }: PasskeyQuestion, twist: Twist = {}): PasskeyAnswer {
			const clientData = said('webauthn.get', challenge, twist);
			const data = signed(rpId, twist);
			const what = Buffer.concat([data, sha256(twist.forged ? 'something else' : clientData)]);
			const handle = twist.userHandle === undefined ? userHandle : twist.userHandle;
			return {
				credentialId: text(credentialId),
				clientDataJSON: text(clientData),
				authenticatorData: text(data),
				signature: text(sign('sha256', what, privateKey)),
				...(handle && { userHandle: handle })
			};
		}
	};
}
export type Authenticator = ReturnType<typeof createAuthenticator>;
