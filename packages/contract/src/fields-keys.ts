import { freeText, type Field } from './fields.ts';
import { characters } from './text.ts';
import { tidyUserCode, userCodeProblem } from './user-code.ts';

// What tokens, terminals and passkeys are known by. Apart from the others, which come along with the log-in page: it is small.

export const tokenName: Field = {
	label: 'Name',
	help: 'What it is for, such as Nightly report.',
	input: { type: 'text', autocomplete: 'off' },
	...freeText(60, 'Give the token a name, so that you know it again.')
};

/** What a terminal calls itself: somebody else's words on our page, so nothing that is not plainly visible. */
export const deviceName: Field = {
	label: 'Terminal',
	input: {},
	tidy: (value) => value.replaceAll(/[^\p{L}\p{N}\p{P}\p{Zs}]/gu, '').trim(),
	problem: (value) =>
		value && characters(value) <= 60 ? undefined : 'Say what asks, in 1 to 60 characters.'
};

export const passkeyName: Field = {
	label: 'Name',
	help: 'Where it is kept, such as My phone.',
	input: { type: 'text', autocomplete: 'off' },
	...freeText(60, 'Give the passkey a name, so that you know it again.')
};

export const userCode: Field = {
	label: 'Code',
	help: 'The eight letters that your terminal shows.',
	input: { type: 'text', autocomplete: 'off', autocapitalize: 'characters', spellcheck: false },
	tidy: tidyUserCode,
	problem: userCodeProblem
};
