import { z } from 'zod';
import * as fields from './fields.ts';
import { notTheSame, sameTwice, text, token } from './schema.ts';

/** Seconds between two mails to one mailbox, where the same is asked for again. */
export const mailPause = 60;

export const resendVerification = z.strictObject({ email: text(fields.email) });
export type ResendVerification = z.infer<typeof resendVerification>;

/** A mailed link, looked at or acted on. */
export const mailedLink = z.strictObject({ token });
export type MailedLink = z.infer<typeof mailedLink>;

/** Confirms a registration. The password that was chosen then, where it was chosen in another browser. */
export const verify = z.strictObject({ token, password: text(fields.password).optional() });
export type Verify = z.infer<typeof verify>;

/** The same, with a new password in the place of the one chosen at registration. */
export const verifyWithNewPassword = z
	.strictObject({
		token,
		password: text(fields.newPassword()),
		confirmPassword: text(fields.confirmPassword)
	})
	.refine(sameTwice, notTheSame);
export type VerifyWithNewPassword = z.infer<typeof verifyWithNewPassword>;

export const requestChange = z.strictObject({ email: text(fields.newEmail) });
export type RequestChange = z.infer<typeof requestChange>;

/** What the link of a registration leads to. */
export type VerificationPreview =
	/** `here`: this is the browser that registered. */
	| { state: 'ready'; email: string; username: string; here: boolean }
	| { state: 'expired'; email: string }
	| { state: 'gone' };

/** A registration that this browser began and that waits for its proof. */
export interface WaitingRegistration {
	email: string;
	username: string;
	next: string | null;
	/** Seconds until a link can be sent again; 0: now. */
	againIn: number;
}

/** What the link to a new address leads to. */
export type ChangePreview =
	{ state: 'ready'; username: string; from: string; to: string } | { state: 'gone' };

/** An address that waits to be confirmed by its owner. */
export interface PendingChange {
	email: string;
	createdAt: Date;
	expiresAt: Date;
}
