import type { Unreachable } from './failure.ts';

export interface Silence {
	readonly failure: Unreachable;
	/** It may be over in a moment. */
	readonly passing: boolean;
}

const silence = (message: string, passing: boolean): Silence => ({
	failure: { code: 'unreachable', message },
	passing
});

/** No answer at all, or none that was whole. Of a change nobody knows then whether it was made. */
export const noAnswer = (origin: string, kind: 'query' | 'mutation'): Silence =>
	silence(
		kind === 'query'
			? `Nothing answers at ${origin}. Check the address, or try again in a minute.`
			: `No answer came from ${origin}. It may have been done all the same: look before you try again.`,
		true
	);

/** An answer, and not one that a Gatehouse gives. */
export function stranger(origin: string, kind: 'query' | 'mutation', status: number): Silence {
	// From what stands before a site that is not there.
	if (status === 502 || status === 503 || status === 504) return noAnswer(origin, kind);
	// 0: how browsers show a redirect that is not followed.
	if (status === 0 || (status >= 300 && status < 400))
		return silence(`${origin} leads elsewhere. Use the address that it leads to.`, false);
	return silence(`What answers at ${origin} is not a Gatehouse. Check the address.`, false);
}
