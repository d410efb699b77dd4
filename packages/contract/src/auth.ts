import { z } from 'zod';
import * as fields from './fields.ts';
import { factorCode } from './fields-factors.ts';
import { notTheSame, path, sameTwice, text } from './schema.ts';

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
