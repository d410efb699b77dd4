import { z } from 'zod';

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
