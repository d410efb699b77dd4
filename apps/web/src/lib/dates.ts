import { words } from './components/words-inside.ts';

/**
 * day: 14 March 2024. short: 14 Mar 2024. moment: Today at 08:12. stamp: 20 Nov, 08:12. time: 08:12. seen: Now, 2 minutes ago, Today, 08:12, 20 Nov.
 * Of a list by days weekday: Today, Monday 23 November, and under it clock: 08:12. exact: to the millisecond.
 */
export type TimeStyle =
	'day' | 'short' | 'moment' | 'stamp' | 'time' | 'seen' | 'weekday' | 'clock' | 'exact';

const formats = {
	day: { day: 'numeric', month: 'long', year: 'numeric' },
	short: { day: 'numeric', month: 'short', year: 'numeric' },
	thisYear: { day: 'numeric', month: 'short' },
	moment: { dateStyle: 'long', timeStyle: 'short' },
	time: { timeStyle: 'short' },
	stamp: { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' },
	weekday: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
	clock: { hour: '2-digit', minute: '2-digit' },
	exact: {
		...{ day: 'numeric', month: 'long', year: 'numeric', timeZoneName: 'short' },
		...{ hour: '2-digit', minute: '2-digit', second: '2-digit', fractionalSecondDigits: 3 }
	},
	full: { dateStyle: 'full', timeStyle: 'long' }
} as const satisfies Record<string, Intl.DateTimeFormatOptions>;

type Format = keyof typeof formats;

/** Each holds memory that the collector does not see, and takes longer to make than to use: one of a kind is made, for good. */
function once(make: (format: Format) => Intl.DateTimeFormat): typeof make {
	const made = new Map<Format, Intl.DateTimeFormat>();
	return (format) => {
		const formatter = made.get(format) ?? make(format);
		made.set(format, formatter);
		return formatter;
	};
}
const inUtc = once(
	// eslint-disable-next-line gatehouse/formatter -- once
	(format) => new Intl.DateTimeFormat('en-GB', { ...formats[format], timeZone: 'UTC' })
);
// eslint-disable-next-line gatehouse/formatter -- once
const here = once((format) => new Intl.DateTimeFormat(undefined, formats[format]));

const utc = (at: Date, format: Format) => inUtc(format).format(at);
const local = (at: Date, format: Format) => here(format).format(at);

/** As the server writes it: in UTC, and saying so where there is an hour. */
export function asWritten(at: Date, style: TimeStyle): string {
	if (style === 'moment' || style === 'stamp' || style === 'time') return `${utc(at, style)} UTC`;
	if (style === 'weekday') return `${utc(at, style)}, UTC`;
	return utc(at, style === 'seen' ? 'short' : style);
}

/** As its reader says it: in their zone and language, near days by name. `inside` a sentence it does not begin like one. */
export function asRead(at: Date, style: TimeStyle, now = clock(), inside = false): string {
	const said = nearly(at, style, now);
	return inside ? said : capital(said);
}

function nearly(at: Date, style: TimeStyle, now: Date): string {
	if (style !== 'moment' && style !== 'seen' && style !== 'weekday') return local(at, style);
	const minutes = Math.floor((now.getTime() - at.getTime()) / 60_000);
	if (style === 'seen' && minutes >= 0) {
		if (minutes < 1) return words.now;
		if (minutes < 60) return ago(-minutes, 'minute');
	}
	const days = daysBetween(at, now);
	const byName = days === 0 || days === 1 ? ago(-days, 'day') : undefined;
	if (style === 'weekday') return `${byName ? `${byName}, ` : ''}${local(at, style)}`;
	if (style === 'moment') return byName ? byName + afterDay(at) : local(at, 'moment');
	if (days === 0) return `${ago(0, 'day')}, ${local(at, 'time')}`;
	return byName ?? local(at, at.getFullYear() === now.getFullYear() ? 'thisYear' : 'short');
}

/** To the second, with its zone: what a pointer held over it shows. */
export const exactly = (at: Date, live: boolean) => (live ? local(at, 'full') : utc(at, 'full'));

/** The day of the calendar that a moment is on: in UTC as the server writes it, or in the reader's own zone. */
export const dayOf = (at: Date, live: boolean): string =>
	live ? at.toLocaleDateString('en-CA') : at.toISOString().slice(0, 10);

// eslint-disable-next-line gatehouse/clock -- the reader's own day, in the reader's own browser
const clock = () => new Date();

const near = new Intl.RelativeTimeFormat(undefined, { numeric: 'auto' });
const ago = (count: number, unit: 'minute' | 'day') => near.format(count, unit);

const capital = (text: string) => text.charAt(0).toLocaleUpperCase() + text.slice(1);

/** Whole days of the calendar, not spans of 24 hours. */
function daysBetween(at: Date, now: Date): number {
	const day = (date: Date) => Date.UTC(date.getFullYear(), date.getMonth(), date.getDate());
	return (day(now) - day(at)) / 86_400_000;
}

/** What a language puts after the day: " at 08:12", " um 08:12". */
function afterDay(at: Date): string {
	const parts = here('moment').formatToParts(at);
	const hour = parts.findIndex(({ type }) => type === 'hour');
	const joint = parts[hour - 1];
	return `${joint?.type === 'literal' ? joint.value : ', '}${local(at, 'time')}`;
}
