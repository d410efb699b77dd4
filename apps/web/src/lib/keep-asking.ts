import { refreshAll } from '$app/navigation';
import { oneAtATime } from './one-at-a-time.ts';

const milliseconds = 3000;

/**
 * Has the page loaded again every few seconds while somebody looks at it, and at once when they come back to it.
 * @returns how to stop.
 */
export function keepAsking(): () => void {
	const look = oneAtATime(async () => {
		// A load that fails would put the error page in the place of this one: first whether there is anybody to answer.
		const there = await fetch('/readyz').catch(() => undefined);
		if (there?.ok && !stopped.aborted) await refreshAll();
	});
	const ask = () => void (document.hidden || look());

	const stop = new AbortController();
	const stopped = stop.signal;
	const timer = setInterval(ask, milliseconds);
	addEventListener('focus', ask, { signal: stopped });
	document.addEventListener('visibilitychange', ask, { signal: stopped });
	return () => {
		stop.abort();
		clearInterval(timer);
	};
}
