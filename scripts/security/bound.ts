/** Something that ends by itself, or that can be done so often and no more, where no procedure says it. */
export interface Bound {
	readonly what: string;
	readonly bound: string;
	/** Where it stands, and how: a number that is changed there shows up here. */
	readonly file: string;
	readonly code: string;
}
