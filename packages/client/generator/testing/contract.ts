/** What a note is about. */
export type Kind = 'work' | 'home' | 'other';

/** Why it is not allowed. */
export type NotAllowed = 'tooLate' | 'tooEarly' | 'never';

export type Refusal =
	| { kind: 'notFound' }
	| { kind: 'notAllowed'; why: NotAllowed }
	| { kind: 'busy'; retryAfter: number };
