/**
 * What people typed is shown, not obeyed: no escape sequence of theirs reaches the terminal, and nothing turns the direction of what
 * stands beside it.
 */
export const printable = (text: string) =>
	text.replaceAll(/[\p{Cc}\p{Bidi_Control}\u2028\u2029]/gu, ' ');

/** For programs. Control characters that JSON leaves as they are can be obeyed by a terminal too. */
export const json = (value: unknown) =>
	JSON.stringify(value ?? null, null, 2).replaceAll(
		/[\u007f-\u009f\p{Bidi_Control}\u2028\u2029]/gu,
		(character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`
	);
