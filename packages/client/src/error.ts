import type { AnyFailure } from './generated/router.ts';

/** A call that failed: `failure` says how, `failures` all of it, several fields perhaps, and `message` the same in words. */
export class GatehouseError extends Error {
	override readonly name = 'GatehouseError';
	/** Which procedure: `users.list`. */
	readonly procedure: string;
	readonly failure: AnyFailure;
	readonly failures: readonly [AnyFailure, ...AnyFailure[]];

	constructor(procedure: string, failures: readonly [AnyFailure, ...AnyFailure[]]) {
		super(failures.map(({ message }) => message).join(' '));
		this.procedure = procedure;
		this.failure = failures[0];
		this.failures = failures;
	}

	/** How it failed, in a word: `switch (error.code)`. */
	get code(): AnyFailure['code'] {
		return this.failure.code;
	}
}
