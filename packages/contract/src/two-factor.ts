import { z } from 'zod';
import * as fields from './fields-factors.ts';
import { id, text } from './schema.ts';

/** How somebody came in, as their list of devices says it. `viewing`: somebody else looks through their eyes. */
export const ways = ['password', 'passkey', 'link', 'activation', 'invitation', 'viewing'] as const;
export type Way = (typeof ways)[number];

/** What they proved it with besides. */
export const factors = ['authenticator', 'passkey', 'recoveryCode', 'trustedDevice'] as const;
export type Factor = (typeof factors)[number];

/** How a way in ends: logged in, or asked for the second factor first. */
export type Entrance = { status: 'signedIn' | 'twoFactorRequired' };

/** The second step of a login: the code of an app, or a recovery code. */
export const completeTwoFactor = z.strictObject({
	code: text(fields.factorCode),
	/** This device needs no second factor for 30 days. */
	trustDevice: z.boolean().default(false)
});
export type CompleteTwoFactor = z.infer<typeof completeTwoFactor>;

/** What waits for its second step: whose, and what they can take it with. */
export interface PendingTwoFactor {
	username: string;
	authenticator: boolean;
	passkeys: boolean;
	recoveryCodes: boolean;
	/** Somebody asked to turn the second step off, because all for it is lost: from when and until when that is possible. */
	reset: { dueAt: Date; expiresAt: Date } | null;
	expiresAt: Date;
}

/** Shows that the app is set up. */
export const finishSetup = z.strictObject({ code: text(fields.authenticatorCode) });
export type FinishSetup = z.infer<typeof finishSetup>;

export const forgetDevice = z.strictObject({ deviceId: id('device') });

/** An app that is to be set up. `uri` opens it, `key` is typed into it, `squares` is its picture with the quiet margin that readers need, row by row. */
export interface AuthenticatorSetup {
	uri: string;
	key: string;
	squares: boolean[][];
}

export interface TwoFactorStatus {
	/** There is a factor, so that every login asks for one. */
	on: boolean;
	/** Since when an app is set up; null: none is. */
	authenticatorSince: Date | null;
	/** How many are left. */
	recoveryCodes: number;
	/** Somebody asked to turn it off, because all for the second step is lost: from when and until when that is possible. */
	reset: { dueAt: Date; expiresAt: Date } | null;
}

/** What a mailed link to turn two-step login off would do. `waiting`: nothing yet. */
export type FactorResetPreview =
	| { state: 'waiting' | 'ready'; username: string; dueAt: Date; expiresAt: Date }
	| { state: 'gone' };
