/** Something in the input to mend. `field`: which; `''` for the input as a whole. */
export interface Invalid<Field extends string = string> {
	readonly code: 'invalid';
	readonly field: Field | '';
	/** What is wrong and what to do about it, for the person who typed it. */
	readonly message: string;
}

/** No answer came, or none of a Gatehouse. Of something that was to be changed, `message` says that it may have been done. */
export interface Unreachable {
	readonly code: 'unreachable';
	readonly message: string;
}

/** A bug on the other side, or a call that its version does not know. `requestId` finds it in the site's log. */
export interface Failed {
	readonly code: 'failed';
	readonly message: string;
	readonly requestId: string | null;
}
