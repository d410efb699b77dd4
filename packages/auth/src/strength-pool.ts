import { Piscina } from 'piscina';
import { QueueFull } from './password.ts';
import type { StrengthVerdict } from './strength.ts';

/** As many wait as there do for hashing. */
const queue = 64;

interface Options {
	/** Told once of each thread that ends by itself. */
	readonly report?: (error: unknown) => void;
	/** What the thread runs; a test has one that falls over. */
	readonly runs?: URL;
}

/**
 * Judges passwords on a thread of its own: of those that were made for it, as many as may wait keep a thread busy for a second, and on the
 * main one everybody else would wait meanwhile.
 * The thread starts with the first password, holds the dictionaries, and keeps no process from ending.
 */
export function openStrength(
	siteWords: readonly string[],
	{ report = () => {}, runs = new URL('./strength-worker.ts', import.meta.url) }: Options = {}
) {
	let closed = false;
	let pool = start();

	function start() {
		const started = new Piscina<{ password: string; about: readonly string[] }, StrengthVerdict>({
			filename: runs.href,
			workerData: siteWords,
			minThreads: 0,
			maxThreads: 1,
			idleTimeout: Infinity,
			maxQueue: queue,
			// A thread has a clock of its own; the one here is only how busy it was.
			recordTiming: false,
			resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 16 }
		});
		// Of a thread that ends before it had anything to do. Nobody listening, the site would end with it.
		return started.on('error', (error) => fall(started, error));
	}

	/** Its thread is gone: the next password starts one, and whoever waits for this one is told so. By itself the pool lets them wait. */
	function fall(fallen: Piscina, error: unknown): void {
		if (closed || fallen !== pool) return;
		report(error);
		pool = start();
		void fallen.destroy();
	}

	return {
		/** `about`: what this person typed beside it (username, email), which must not be the password. Throws QueueFull. */
		async check(password: string, about: readonly string[] = []): Promise<StrengthVerdict> {
			const asked = pool;
			if (asked.queueSize >= queue)
				throw new QueueFull('Too many passwords are waiting to be judged.');
			try {
				return await asked.run({ password, about });
			} catch (error) {
				// What judging itself throws is a bug, and leaves the thread alive.
				if (asked === pool && asked.threads.length > 0) throw error;
				fall(asked, error);
				throw new QueueFull('The thread that judges passwords has ended.', { cause: error });
			}
		},
		/** Whoever still waits is given up. */
		close() {
			closed = true;
			return pool.destroy();
		}
	};
}
export type Strength = ReturnType<typeof openStrength>['check'];
