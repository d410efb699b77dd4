const day = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' });
const time = new Intl.DateTimeFormat('en-GB', { timeStyle: 'short', timeZone: 'UTC' });

/** "23 November 2026, 18:04 UTC": where the reader is nobody knows. Throws on what is no ISO 8601 time. */
export function moment(iso: string): string {
	const at = new Date(iso);
	return `${day.format(at)}, ${time.format(at)} UTC`;
}
