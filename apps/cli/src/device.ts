import { setTimeout as pause } from 'node:timers/promises';
import {
	GatehouseError,
	type GatehouseClient,
	type TokensBeginDeviceOutput
} from '@gatehouse/client';
import { Mistake, stopped } from './mistake.ts';

/** A terminal that was let in. `token` is told once. */
export interface Approved {
	readonly token: string;
	readonly username: string;
	readonly expiresAt: Date;
}

/** Seconds, at most, between two questions to a site that does not answer. */
const longest = 60;
const ranOut = () =>
	new Mistake(
		'The code has run out, or was used already. Run gatehouse login again for a new one.'
	);

const sentAway = () =>
	new Mistake('This terminal was sent away. If that was a mistake, run gatehouse login again.');

/**
 * Asks how it stands, as often as the site wants it, until somebody has answered (RFC 8628, 3.5).
 * @param wait milliseconds; ends with `signal`
 * @throws {Mistake} where the answer was no, came too late, or `signal` ended the waiting
 */
export async function approval(
	{ pollDevice }: Pick<GatehouseClient['tokens'], 'pollDevice'>,
	{ deviceCode, interval: first, expiresIn }: TokensBeginDeviceOutput,
	signal: AbortSignal,
	wait: (milliseconds: number) => Promise<unknown> = (milliseconds) =>
		pause(milliseconds, undefined, { signal })
): Promise<Approved> {
	let interval = first;
	for (let waited = 0; waited < expiresIn; waited += interval) {
		// A little more than asked for: a timer that rings a millisecond early would be told to slow down.
		await wait(interval * 1000 + 100).catch(() => {
			throw stopped('Nobody was logged in.');
		});
		// Not broken off by Ctrl-C: the one answer that brings the token would be lost, and the token left behind.
		const answer = await pollDevice.try({ deviceCode });
		if (answer.ok) {
			const { data } = answer;
			if ('token' in data) return data;
			if (!('interval' in data)) throw data.status === 'denied' ? sentAway() : ranOut();
			interval = data.interval;
		} else if (passes(answer.failure.code)) interval = Math.min(longest, interval * 2);
		else throw new GatehouseError('tokens.pollDevice', answer.failures);
	}
	throw ranOut();
}

const passes = (code: string) => ['unreachable', 'unavailable', 'busy', 'tooMany'].includes(code);
