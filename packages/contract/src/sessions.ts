import { z } from 'zod';
import { id } from './schema.ts';
import type { Factor, Way } from './two-factor.ts';

export const oneSession = z.strictObject({ sessionId: id('session') });
export type OneSession = z.infer<typeof oneSession>;

/** Where somebody is logged in. `id` names it, and logs nobody in. */
export interface OwnSession {
	id: string;
	/** In words, as the browser calls itself. */
	device: string;
	address: string | null;
	createdAt: Date;
	lastSeenAt: Date;
	/** Null: a way in that this version does not know. */
	way: Way | null;
	factor: Factor | null;
	/** When it ends without a visit where it was to be remembered; null: with the browser. */
	rememberedUntil: Date | null;
	/** It is the one that asks. */
	here: boolean;
}
