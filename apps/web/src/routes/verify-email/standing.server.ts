import { canonicalEmail, mailPause, type WaitingRegistration } from '@gatehouse/contract';
import type { RequestEvent } from '@sveltejs/kit';
import { readAsked } from '#lib/server/asked.ts';
import { awaitLetter, type AwaitedLetter } from '#lib/server/letter.ts';
import { words } from './words.ts';

type Standing =
	/** This browser registered, and its link was not opened yet. Or a link was asked for, by its address. */
	| { state: 'waiting' | 'asked'; againIn: number; letter: AwaitedLetter }
	/** This browser registered, and there is nothing to confirm any more. */
	| { state: 'over' }
	/** Which address? */
	| { state: 'ask' };

/** What the waiting page is about. `expired`: the address of a link that was opened and had run out. */
export async function standing(
	{ cookies, locals, url }: Pick<RequestEvent, 'cookies' | 'locals' | 'url'>,
	waiting: WaitingRegistration | null,
	expired: string | null
): Promise<Standing> {
	const { credentials, now, product } = locals.context;
	const subject = words.subject(product.name);
	if (waiting && (expired === null || isSame(expired, waiting.email))) {
		const { email, againIn } = waiting;
		// The mail is as old as what has passed of the pause; two seconds more, because both are rounded.
		const age = againIn > 0 ? (mailPause - againIn + 2) * 1000 : undefined;
		const since = age === undefined ? undefined : new Date(now().getTime() - age);
		return { state: 'waiting', againIn, letter: await awaitLetter(email, subject, since) };
	}
	if (expired !== null || url.searchParams.has('another')) return { state: 'ask' };
	const asked = readAsked(cookies, now());
	if (asked) {
		const { email, againIn, at } = asked;
		return { state: 'asked', againIn, letter: await awaitLetter(email, subject, at) };
	}
	return { state: credentials.registration.token === null ? 'ask' : 'over' };
}

/** Whether two spellings are one mailbox. */
export const isSame = (one: string, other: string) => canonicalEmail(one) === canonicalEmail(other);
