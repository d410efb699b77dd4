import type { Id } from './applies.ts';

/** Tests by the files they are in: each by its title, or "what it is in › its title" where the title alone says little. */
export type Shown = Readonly<Record<string, string | readonly string[]>>;

interface Asks {
	/** What the row asks of this system, in our own words. */
	readonly asks: string;
	/** The files that do it. */
	readonly by?: readonly string[];
	readonly shownBy?: Shown;
}

/** It holds, and a test fails where it does not. */
export interface Met extends Asks {
	readonly by: readonly string[];
	readonly shownBy: Shown;
}

/** It does not hold, or only in part: why, and what there is. */
export interface NotMet extends Asks {
	readonly notMet: string;
}

/** There is nothing here that it could be asked of. */
export interface Nothing extends Asks {
	readonly nothing: string;
}

export type Row = Met | NotMet | Nothing;

/** The rows of one chapter, none left out: a missing one does not compile. */
export type Chapter<Number extends number> = Readonly<
	Record<Extract<Id, `${Number}.${string}`>, Row>
>;
