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
