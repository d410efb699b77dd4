import { z } from 'zod';
import { factorCode } from './fields-factors.ts';
import * as fields from './fields.ts';
import { notTheSame, path, sameTwice, text, token } from './schema.ts';
import type { Entrance } from './two-factor.ts';

export const register = z
	.strictObject({
		username: text(fields.username),
		email: text(fields.email),
		password: text(fields.newPassword()),
		confirmPassword: text(fields.confirmPassword),
		/** Where the person was heading, for after the address is confirmed. */
		next: path.optional()
	})
	.refine(sameTwice, notTheSame);
export type Register = z.infer<typeof register>;

export const login = z.strictObject({
	email: text(fields.email),
	password: text(fields.password),
	rememberMe: z.boolean().default(false)
});
export type Login = z.infer<typeof login>;

/** Asks for a mail with a link that logs in. */
export const requestLoginLink = z.strictObject({
	email: text(fields.email),
	/** Where the person was heading, for after they are logged in. */
	next: path.optional()
});
export type RequestLoginLink = z.infer<typeof requestLoginLink>;

export const loginWithLink = z.strictObject({ token, rememberMe: z.boolean().default(false) });
export type LoginWithLink = z.infer<typeof loginWithLink>;

/** Whom a mailed link would log in. */
export type LoginLinkPreview =
	{ state: 'ready'; username: string; email: string } | { state: 'gone' };

/** `next`: where they were heading when they asked for it. */
export type LoginWithLinkResult = Entrance & { next: string | null };

export const usernameAvailable = z.strictObject({ username: text(fields.username) });

/** Confirming who one is, before a change that deserves it. */
export const confirmIdentity = z.strictObject({
	password: text(fields.password),
	/** Of who has a second factor: a code, beside the password. */
	code: text(factorCode).optional()
});
export type ConfirmIdentity = z.infer<typeof confirmIdentity>;

/** `checkYourEmail`: the password is right, and the address not confirmed yet. */
export type LoginResult = { status: 'signedIn' | 'twoFactorRequired' | 'checkYourEmail' };
/** One answer, whether or not the address has an account. */
export type RegisterResult = { status: 'signedIn' | 'checkYourEmail' };
