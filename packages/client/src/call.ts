/** For one call. */
export interface CallOptions {
	/** Ends the call: it then throws the signal's `reason`, `try` too. What was to be changed may have been changed. */
	readonly signal?: AbortSignal | undefined;
}

/** What came of a call: its data, or why there is none. `failures` is all that was wrong, several fields perhaps. */
export type Answer<Output, Failure> =
	| { readonly ok: true; readonly data: Output }
	| {
			readonly ok: false;
			readonly failure: Failure;
			readonly failures: readonly [Failure, ...Failure[]];
	  };

/** A procedure. */
export interface Call<Input, Output, Failure> {
	/** @throws {GatehouseError} for whatever `try` would give as `failure`. */
	(input: Input, options?: CallOptions): Promise<Output>;
	/** The same, with a failure as a value: `switch (answer.failure.code)` knows every way in which this one can fail. */
	try(input: Input, options?: CallOptions): Promise<Answer<Output, Failure>>;
}

/** A procedure that can be called bare: its input, where it takes one, can be left out. */
export interface BareCall<Input, Output, Failure> {
	/** @throws {GatehouseError} for whatever `try` would give as `failure`. */
	(input?: Input, options?: CallOptions): Promise<Output>;
	/** The same, with a failure as a value: `switch (answer.failure.code)` knows every way in which this one can fail. */
	try(input?: Input, options?: CallOptions): Promise<Answer<Output, Failure>>;
}
