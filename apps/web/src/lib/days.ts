import { words } from './components/words-inside.ts';
import { asWritten } from './dates.ts';

/** So many days before a day, both such as 2026-01-31. */
export function daysBefore(day: string, count: number): string {
	const at = new Date(`${day}T00:00:00Z`);
	at.setUTCDate(at.getUTCDate() - count);
	return at.toISOString().slice(0, 10);
}

const written = (day: string) => asWritten(new Date(`${day}T00:00:00Z`), 'short');

/** From a day on, until before another, in words; undefined where neither is said. */
export function span(since: string | undefined, before: string | undefined): string | undefined {
	if (since && before) return words.between(written(since), written(before));
	if (since) return words.sinceDay(written(since));
	return before && words.beforeDay(written(before));
}
