/** What the person at the terminal can mend, in words that say how. `code` is what the command exits with. */
export class Mistake extends Error {
	override name = 'Mistake';
	readonly code: number;

	constructor(message: string, code = 1) {
		super(message);
		this.code = code;
	}
}

/** Nobody is logged in, or not any more. */
export const notLoggedIn = 3;

/** Ended by Ctrl-C: 128 and the signal's number, as shells have it. */
export const stopped = (what: string) => new Mistake(`Stopped. ${what}`, 130);
