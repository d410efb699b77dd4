/** What a link to "it wasn't me" leads to. */
export type UndoPreview =
	/** The change still waits: it can be cancelled. */
	| { state: 'pending'; username: string; from: string; to: string }
	/** It took effect: it can be undone. `email`: the address that would be in force again. */
	| {
			state: 'undoable';
			username: string;
			/** 'login': of a device that was not used before. 'factor': of a second factor. */
			what: 'password' | 'email' | 'login' | 'factor';
			email: string;
			at: Date;
			until: Date;
	  }
	| { state: 'gone' };

/** `token`: leads to choosing a new password. */
export interface UndoResult {
	status: 'cancelled' | 'undone';
	token: string;
}
