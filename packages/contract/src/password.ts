import { z } from 'zod';
import * as fields from './fields.ts';
import { notTheSame, sameTwice, text, token } from './schema.ts';

/**
 * A password being typed, with what must not be in it. Lenient: it is half typed, and the answer is advice.
 * Only the first 32 characters are judged; the schema cuts nothing and refuses what is absurd.
 */
export const strength = z.strictObject({
	password: z.string().max(1024),
	username: z.string().max(1024).default(''),
	email: z.string().max(1024).default('')
});
export type Strength = z.infer<typeof strength>;

/** 0 (guessed at once) to 4 (hard even for a machine); 3 is the least that is accepted. The advice is a sentence or two. */
export interface StrengthResult {
	score: 0 | 1 | 2 | 3 | 4;
	strongEnough: boolean;
	advice: string;
}

export const changePassword = z
	.strictObject({
		currentPassword: text(fields.currentPassword),
		password: text(fields.nextPassword()),
		confirmPassword: text(fields.confirmPassword)
	})
	.refine(sameTwice, notTheSame);
export type ChangePassword = z.infer<typeof changePassword>;

export const requestReset = z.strictObject({ email: text(fields.email) });
export type RequestReset = z.infer<typeof requestReset>;

export const resetPassword = z
	.strictObject({
		token,
		password: text(fields.nextPassword()),
		confirmPassword: text(fields.confirmPassword)
	})
	.refine(sameTwice, notTheSame);
export type ResetPassword = z.infer<typeof resetPassword>;

/** What a link to choose a new password leads to. */
export type ResetPreview = { state: 'ready'; username: string; email: string } | { state: 'gone' };
