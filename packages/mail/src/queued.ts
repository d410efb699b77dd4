import { SealBroken, type Seal } from '@gatehouse/auth';
import { queue } from '@gatehouse/jobs';
import type { Letter } from './letter.ts';

/** A mail that nobody gets: it makes an unknown address cost what a known one does. */
export interface Nothing {
	readonly template: null;
	readonly to: '';
	readonly userId: null;
	readonly values: { readonly token: string };
}

/** What waits in the queue: a letter whose token, if it has one, is sealed. */
export type Queued = Letter | Nothing;

export const mailQueue = queue<Queued>('mail');

/** What its token was sealed with is about mail, and nothing else. */
export const sealLabel = 'mail';

export function sealLetter(letter: Letter, seal: Seal): Letter {
	return withToken(letter, (token) => seal.seal(token, belonging(letter)));
}

/** Throws SealBroken where the token was sealed with a secret that is gone. */
export function openLetter(letter: Letter, seal: Seal): Letter {
	return withToken(letter, (sealed) => seal.open(sealed, belonging(letter)));
}

/** Whether this is a letter as it waited, and its token still opens. */
export function isWhole(kept: unknown, seal: Seal): kept is Letter {
	if (!isLetter(kept)) return false;
	try {
		openLetter(kept, seal);
		return true;
	} catch (error) {
		if (error instanceof SealBroken) return false;
		throw error;
	}
}

const isLetter = (kept: unknown): kept is Letter =>
	typeof kept === 'object' &&
	kept !== null &&
	typeof Reflect.get(kept, 'template') === 'string' &&
	typeof Reflect.get(kept, 'to') === 'string' &&
	typeof Reflect.get(kept, 'values') === 'object';

/** A token that is moved to another letter or another recipient does not open. */
const belonging = ({ template, to }: Letter): string => JSON.stringify([template, to]);

function withToken(letter: Letter, change: (token: string) => string): Letter {
	const changed = structuredClone(letter);
	if ('token' in changed.values)
		Object.assign(changed.values, { token: change(changed.values.token) });
	return changed;
}
