import { z } from 'zod';
import * as fields from './fields.ts';
import { text } from './schema.ts';

export const register = z
	.strictObject({
		username: text(fields.username),
		email: text(fields.email),
		password: text(fields.newPassword()),
		confirmPassword: text(fields.confirmPassword)
	})
	.refine(({ password, confirmPassword }) => password === confirmPassword, {
		path: ['confirmPassword'],
		error: 'Not the same as the password above.',
		// Said together with what else is wrong, not only once the rest is right.
		when: ({ value }) => isPair(value)
	});
export type Register = z.infer<typeof register>;

function isPair(value: unknown): boolean {
	const pair = z.looseObject({ password: z.string(), confirmPassword: z.string().min(1) });
	return pair.safeParse(value).success;
}

export const login = z.strictObject({
	email: text(fields.email),
	password: text(fields.password),
	rememberMe: z.boolean().default(false)
});
export type Login = z.infer<typeof login>;

export const usernameAvailable = z.strictObject({ username: text(fields.username) });

/** What `auth.login` and `auth.register` answer, from the first day on. */
export type LoginResult = { status: 'signedIn' } | { status: 'twoFactorRequired' };
export type RegisterResult = { status: 'signedIn' | 'checkYourEmail' };
