import type { Field } from './fields.ts';

// What the second step of a login asks for. Apart from the others, which come along with the first: that page is small.

const plain = { autocapitalize: 'none', spellcheck: false } as const;

const codeInput = {
	type: 'text',
	inputmode: 'numeric',
	autocomplete: 'one-time-code',
	...plain
} as const;

/** The code that an app shows. */
export const authenticatorCode: Field = {
	label: 'Code',
	help: 'The six digits that your app shows now.',
	input: codeInput,
	tidy: (value) => value.replaceAll(/\s/g, ''),
	problem(value) {
		if (!value) return 'Enter the code that your app shows.';
		return /^\d{6}$/.test(value) ? undefined : 'A code has six digits.';
	}
};

/** The code that an app shows, or one of those that stand in for it. */
export const factorCode: Field = {
	label: 'Code',
	help: 'The six digits that your app shows now, or a recovery code.',
	// Not the numeric keyboard: a recovery code has letters.
	input: { type: 'text', autocomplete: 'one-time-code', ...plain },
	tidy: (value) => value.trim(),
	problem(value) {
		if (!value) return 'Enter the code that your app shows, or a recovery code.';
		const kept = value.replaceAll(/[\s-]/g, '');
		if (/^\d{6}$/.test(kept) || /^[0-9a-z]{24}$/i.test(kept)) return undefined;
		return 'A code has six digits; a recovery code has 24 letters and digits.';
	}
};

export const trustDevice = {
	label: 'Remember this device',
	help: 'It is not asked for a code for 30 days. Only on a device of your own.'
};
