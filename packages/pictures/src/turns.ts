import { AsyncLocalStorage } from 'node:async_hooks';
import pLimit from 'p-limit';

/** No turn was to be had in time. The router answers 503 with Retry-After. */
export class QueueFull extends Error {
	override name = 'QueueFull';
}

interface Room {
	/** How many have their turn together. */
	readonly atOnce: number;
	/** How many may wait. */
	readonly queue: number;
	/** How many of these one person can have; undefined: nobody says whose they are. */
	readonly each?: number;
	/** Milliseconds after they came in first, be it here or into a room before, until which they wait at most. */
	readonly patience: number;
}

/** When whoever is served now came in, by `performance.now()`. */
const arrival = new AsyncLocalStorage<number>();

/** Milliseconds since whoever is served now came in. */
export const sinceArrival = () => performance.now() - (arrival.getStore() ?? performance.now());

/** Work that is costly, a few at a time; whoever would wait too long is told so. Within a turn there is no need of another. */
export function createTurns({ atOnce, queue, patience, each = atOnce }: Room) {
	const limit = pLimit(atOnce);
	const held = new Map<string, number>();
	const inside = new AsyncLocalStorage<true>();

	/** Throws QueueFull. `whose`: so that nobody, however slow, has all the places. */
	return async function inTurn<Result>(
		work: () => Promise<Result>,
		whose?: string
	): Promise<Result> {
		if (inside.getStore()) return work();
		if (whose === undefined) return wait(work);
		const has = held.get(whose) ?? 0;
		if (has >= each) throw new QueueFull('Several pictures of this person are on their way.');
		held.set(whose, has + 1);
		try {
			return await wait(work);
		} finally {
			const left = (held.get(whose) ?? 1) - 1;
			if (left > 0) held.set(whose, left);
			else held.delete(whose);
		}
	};

	function wait<Result>(work: () => Promise<Result>): Promise<Result> {
		const came = performance.now() - sinceArrival();
		return new Promise((done, failed) => {
			const full = () => failed(new QueueFull('Too many pictures are on their way.'));
			if (limit.pendingCount >= queue) return full();
			let tired = false;
			const waited = setTimeout(
				() => {
					tired = true;
					full();
				},
				Math.max(0, patience - sinceArrival())
			);
			void limit(async () => {
				clearTimeout(waited);
				if (tired) return;
				await arrival.run(came, () => inside.run(true, work)).then(done, failed);
			});
		});
	}
}
