import { Piscina } from 'piscina';
import { QueueFull } from './password.ts';
import type { StrengthVerdict } from './strength.ts';

/** As many wait as there do for hashing. */
const queue = 64;

/**
 * Judges passwords on a thread of its own: one that was made for it takes a seventh of a second, and everybody else would wait meanwhile.
 * The thread starts with the first password, holds the dictionaries, and keeps no process from ending.
 */
export function openStrength(siteWords: readonly string[]) {
	const pool = new Piscina<{ password: string; about: readonly string[] }, StrengthVerdict>({
		filename: new URL('./strength-worker.ts', import.meta.url).href,
		workerData: siteWords,
		minThreads: 0,
		maxThreads: 1,
		idleTimeout: Infinity,
		maxQueue: queue,
		// A thread has a clock of its own; the one here is only how busy it was.
		recordTiming: false,
		resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
	});
	return {
		/** `about`: what this person typed beside it (username, email), which must not be the password. Throws QueueFull. */
		async check(password: string, about: readonly string[] = []): Promise<StrengthVerdict> {
			if (pool.queueSize >= queue)
				throw new QueueFull('Too many passwords are waiting to be judged.');
			return pool.run({ password, about });
		},
		/** Whoever still waits is given up. */
		close: () => pool.destroy()
	};
}
export type Strength = ReturnType<typeof openStrength>['check'];
