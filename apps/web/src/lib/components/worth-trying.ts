import { asRead } from '#lib/dates.ts';
import { words } from './words-answer.ts';

/** How long somebody is to wait who tried too often. */
export interface Retry {
	readonly seconds: number;
	readonly at: Date;
	/** As the message has it where there is no script: how long, in no zone. */
	readonly said: string;
}

/** From when on it works again, in the reader's own zone. Seconds are not said: by the next whole minute it is so for sure. */
export const worthTrying = (at: Date): string =>
	`${words.worthTrying} ${asRead(new Date(Math.ceil(at.getTime() / 60_000) * 60_000), 'moment')}.`;

/** A message that says when by the reader's own clock, in place of how long. */
export const withTime = (message: string, { said, at }: Retry): string =>
	message.replace(said, worthTrying(at));
