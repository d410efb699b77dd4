import type { AnyFailure } from './generated/router.ts';

/** Seconds that a refusal may ask us to wait before we ask once more by ourselves; of longer waits the caller is told. */
const longest = 5;

/**
 * How long to wait before the same question is asked again. Only questions are: what changes something may have been done although
 * no answer came.
 * @param attempt how often it was asked again before, from 0
 * @param random from 0 to 1, so that many who failed at once do not come back at once
 * @returns milliseconds, or null where asking again is not for us to decide
 */
export function pauseBefore(attempt: number, failure: AnyFailure, random: number): number | null {
	switch (failure.code) {
		case 'unreachable':
			return 200 * 3 ** attempt * (0.5 + random);
		case 'tooMany':
		case 'busy':
		case 'unavailable':
			return failure.retryAfter > longest ? null : failure.retryAfter * 1000 + 500 * random;
		default:
			return null;
	}
}

/** Waits; ends at once with the signal's reason. */
export const pause = (milliseconds: number, signal: AbortSignal | undefined): Promise<void> =>
	new Promise((done, ended) => {
		const stop = () => {
			clearTimeout(timer);
			ended(signal?.reason);
		};
		const timer = setTimeout(() => {
			signal?.removeEventListener('abort', stop);
			done();
		}, milliseconds);
		signal?.addEventListener('abort', stop, { once: true });
		if (signal?.aborted) stop();
	});
