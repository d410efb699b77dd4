import { asRead } from '#lib/dates.ts';
import { words } from './words-answer.ts';

/** From when on it works again, in the reader's own zone. Seconds are not said: by the next whole minute it is so for sure. */
export const worthTrying = (at: Date): string =>
	`${words.worthTrying} ${asRead(new Date(Math.ceil(at.getTime() / 60_000) * 60_000), 'moment')}.`;
