import { z } from 'zod';
import type { Field } from './fields.ts';

/** The schema of a field: a string, tidied, then judged by the field's own `problem`. A wrong type reads like a missing value. */
export function text(field: Field) {
	return z
		.string({ error: () => field.problem('') ?? 'This should be text.' })
		.overwrite(field.tidy)
		.check(({ value, issues }) => {
			const message = field.problem(value);
			if (message) issues.push({ code: 'custom', message, input: value });
		});
}

/** The id of a thing, named after it: `userId: id('user')`. */
export const id = (thing: string) => z.uuid({ error: `This is not the id of a ${thing}.` });

/** What every list takes. Its answer is `{ items, nextCursor }`; a cursor is only ever one that a list gave. */
export const page = {
	cursor: z.uuid({ error: 'This is not the cursor of a list.' }).optional(),
	limit: z.int().min(1).max(100).default(25)
};

const noDay = { error: 'This is no day, such as 2026-01-31.' };

/** Whether an ISO date or time comes after the calendar's year 0, which no database knows. */
export const afterYearZero = (value: string) => value >= '0001';

/** A day, such as 2026-01-31. */
export const day = z.iso.date(noDay).refine(afterYearZero, noDay);

/** A path of this site, to go on to after something else. Where it leads is checked again when it is followed. */
export const path = z
	.string()
	.max(1024)
	.regex(/^\/(?![/\\])[^\\\u0000-\u001f\u007f]*$/);

/** The token of a mailed link. A wrong one and none read the same. */
export const token = z.string({ error: cut }).regex(/^[A-Za-z0-9_-]{43}$/, { error: cut });

function cut(): string {
	return 'This link is not whole. Open it from the mail again, or copy all of it.';
}

/** `.refine(sameTwice, notTheSame)`: a password is typed twice, the same both times. */
export const sameTwice = (typed: { password: string; confirmPassword: string }) =>
	typed.password === typed.confirmPassword;

export const notTheSame = {
	path: ['confirmPassword'],
	error: 'Not the same as the password above.',
	// Said together with what else is wrong, not only once the rest is right.
	when: ({ value }: { value: unknown }) => isPair(value)
};

function isPair(value: unknown): boolean {
	const pair = z.looseObject({ password: z.string(), confirmPassword: z.string().min(1) });
	return pair.safeParse(value).success;
}
