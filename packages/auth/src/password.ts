import { Argon2id } from 'oslo/password';
import pLimit from 'p-limit';

/** OWASP's floor for Argon2id: 19 MiB, two passes, one lane. Raise them here; stored hashes follow at the next login. */
const floor = { memorySize: 19456, iterations: 2, parallelism: 1 };
// What a stored hash may ask of this machine at most; anything beyond was not written by us.
const mostMemory = 262_144;
const mostIterations = 16;

/** Every place in the queue is taken. The router answers 503 with Retry-After. */
export class QueueFull extends Error {
	override name = 'QueueFull';
}

function readParameters(hash: string) {
	const [, m, t, p] = /^\$argon2id\$v=19\$m=(\d{1,7}),t=(\d{1,3}),p=(\d{1,2})\$/.exec(hash) ?? [];
	return m && t && p ? { memorySize: +m, iterations: +t, parallelism: +p } : null;
}

/**
 * Hashing, bounded: `atOnce` stays below libuv's pool of four so that nothing else waits behind passwords;
 * at most `queue` wait, and whoever comes then is told so at once rather than after a minute.
 */
export async function createPasswords({ atOnce = 2, queue = 64, parameters = floor } = {}) {
	const argon = new Argon2id(parameters);
	const limit = pLimit(atOnce);
	// For accounts that do not exist or have no password: the same work, so that the time tells nothing.
	const dummy = await argon.hash('a password nobody has');

	function inTurn<Result>(work: () => Promise<Result> | Result): Promise<Result> {
		if (limit.pendingCount >= queue)
			throw new QueueFull('Too many passwords are waiting to be checked.');
		return limit(work);
	}

	let taken = 0;
	/** Takes a place for a whole act, of as many as are hashed or wait for it. @returns its release, to be called once. Throws QueueFull. */
	function acquire(): () => void {
		if (taken >= atOnce + queue) throw new QueueFull('Too many passwords are on their way.');
		taken++;
		return () => void taken--;
	}

	return {
		acquire,

		/** @returns a PHC string. Throws QueueFull. */
		hash: (password: string) => inTurn(() => argon.hash(password)),

		/** False for a wrong password and, after the same time, for no stored hash at all. Throws QueueFull. */
		async verify(stored: string | null, password: string): Promise<boolean> {
			const asked = stored && readParameters(stored);
			const sane = asked && asked.memorySize <= mostMemory && asked.iterations <= mostIterations;
			const right = await inTurn(() =>
				argon.verify(sane ? stored : dummy, password).catch(() => false)
			);
			return right && Boolean(sane);
		},

		/** Whether a stored hash is weaker than what is made today. */
		isOutdated(stored: string): boolean {
			const was = readParameters(stored);
			return (
				!was || was.memorySize < parameters.memorySize || was.iterations < parameters.iterations
			);
		}
	};
}
export type Passwords = Awaited<ReturnType<typeof createPasswords>>;
