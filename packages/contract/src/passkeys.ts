import { z } from 'zod';
import * as keys from './fields-keys.ts';
import { id, text } from './schema.ts';

const unreadable = { error: 'This is not what a passkey answers. Try again.' };

/** Bytes as a browser hands them over: base64url, of no more than so many characters. */
const bytes = (most: number) =>
	z
		.string(unreadable)
		.max(most, unreadable)
		.regex(/^[A-Za-z0-9_-]+$/, unreadable);

/** An id as the device gave it: 1023 bytes at most (WebAuthn, 6.5.1). */
const credential = bytes(1364);

/** What a passkey says to a question: what a browser's `AuthenticationResponseJSON` holds, flat. */
const answer = {
	credentialId: credential,
	clientDataJSON: bytes(8192),
	authenticatorData: bytes(4096),
	signature: bytes(2048),
	/** Whom it is of, as it was told when it was set up. */
	userHandle: bytes(128).optional()
};
export const passkeyAnswer = z.strictObject(answer);
export type PasskeyAnswer = z.infer<typeof passkeyAnswer>;

/** `login`: it says who comes. `factor`: the second step of the login that waits in this browser. */
export const passkeySteps = ['login', 'factor'] as const;
const step = z.enum(passkeySteps).default('login');

export const beginPasskeyLogin = z.strictObject({ step });
export type BeginPasskeyLogin = z.infer<typeof beginPasskeyLogin>;

export const passkeyLogin = z.strictObject({
	...answer,
	step,
	/** Of a first step: stay logged in on this device. */
	rememberMe: z.boolean().default(false),
	/** Of a second step: this device needs no second factor for 30 days. */
	trustDevice: z.boolean().default(false)
});
export type PasskeyLogin = z.infer<typeof passkeyLogin>;

/** What a passkey that is about to be made is to be called. */
export const namePasskey = z.strictObject({ name: text(keys.passkeyName) });
export type NamePasskey = z.infer<typeof namePasskey>;

/** What a device answers that has made a passkey, and what it is to be called. */
export const finishPasskey = z.strictObject({
	name: text(keys.passkeyName),
	credentialId: credential,
	clientDataJSON: bytes(8192),
	attestationObject: bytes(65_536),
	transports: z
		.array(z.string().regex(/^[a-z-]{1,32}$/, unreadable))
		.max(10, unreadable)
		.default([])
});
export type FinishPasskey = z.infer<typeof finishPasskey>;

export const renamePasskey = z.strictObject({
	passkeyId: id('passkey'),
	name: text(keys.passkeyName)
});
export type RenamePasskey = z.infer<typeof renamePasskey>;

export const onePasskey = z.strictObject({ passkeyId: id('passkey') });
export type OnePasskey = z.infer<typeof onePasskey>;

interface Credential {
	id: string;
	type: 'public-key';
	transports: string[];
}

/** What is asked of a passkey: `PublicKeyCredentialRequestOptionsJSON`. Without `allowCredentials` any of this site's may answer. */
export interface PasskeyQuestion {
	challenge: string;
	rpId: string;
	/** Milliseconds. */
	timeout: number;
	userVerification: 'required';
	allowCredentials?: Credential[];
}

/** How a passkey is to be made: `PublicKeyCredentialCreationOptionsJSON`. */
export interface PasskeySetup {
	challenge: string;
	rp: { id: string; name: string };
	user: { id: string; name: string; displayName: string };
	pubKeyCredParams: { type: 'public-key'; alg: number }[];
	timeout: number;
	attestation: 'none';
	authenticatorSelection: {
		residentKey: 'required';
		requireResidentKey: true;
		userVerification: 'required';
	};
	excludeCredentials: Credential[];
}

/** A passkey, as its owner sees it. `synced`: more than one device keeps it. */
export interface Passkey {
	id: string;
	name: string;
	createdAt: Date;
	lastUsedAt: Date | null;
	synced: boolean;
}
