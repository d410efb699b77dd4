import { emailProblem, tidyEmail } from './email-address.ts';
import { characters, isStorable } from './text.ts';
import { usernameProblem } from './username.ts';

/**
 * One field, once: the words a person reads, what its input is to the browser, and what may be wrong with a value.
 * No zod in here: a page carries it to the browser and checks with it when the field is left; the schemas check with the same.
 */
export interface Field {
	readonly label: string;
	/** The rule, said before typing. */
	readonly help?: string;
	readonly optional?: boolean;
	/** HTML attributes of its input: what keyboard to show, what to fill in. */
	readonly input: Readonly<Record<string, string | number | boolean>>;
	/** How a value is tidied before it is judged and kept. */
	readonly tidy: (value: string) => string;
	/** @returns what to do about a tidied value, or undefined when it is good. */
	readonly problem: (value: string) => string | undefined;
}

const asTyped = (value: string) => value;
const trimmed = (value: string) => value.trim();
const unstorable = 'This has a character that cannot be kept. Type it again rather than paste it.';

const plain = { autocapitalize: 'none', spellcheck: false } as const;

export const username: Field = {
	label: 'Username',
	help: '4 to 64 letters, digits, dots, dashes or underscores. Others see it.',
	input: { type: 'text', autocomplete: 'username', ...plain },
	tidy: trimmed,
	problem: usernameProblem
};

export const email: Field = {
	label: 'Email',
	input: { type: 'email', autocomplete: 'email', inputmode: 'email', ...plain },
	tidy: tidyEmail,
	problem: emailProblem
};

export const newEmail: Field = {
	...email,
	label: 'New email',
	help: 'We send a link there. Your address stays as it is until you open it.'
};

/** Bounds what is ever hashed, on every path: 256 characters and 1 KB. */
function tooLongToHash(password: string): string | undefined {
	if (characters(password) > 256 || new TextEncoder().encode(password).length > 1024)
		return 'Too long: a password has 256 characters at most.';
	return isStorable(password) ? undefined : unstorable;
}

export const password: Field = {
	label: 'Password',
	input: { type: 'password', autocomplete: 'current-password', ...plain },
	tidy: asTyped,
	problem: (value) => (value ? tooLongToHash(value) : 'Enter your password.')
};

/** A password being chosen. `minLength` is the product's, in characters; 8 is the floor of ASVS 6.2.1. */
export const newPassword = (minLength = 8): Field => ({
	label: 'Password',
	help: `At least ${minLength} characters. Four unrelated words make a good one.`,
	input: { type: 'password', autocomplete: 'new-password', minlength: minLength, ...plain },
	tidy: asTyped,
	problem(value) {
		if (!value) return 'Choose a password.';
		if (characters(value) < minLength)
			return `Too short: a password has at least ${minLength} characters.`;
		return tooLongToHash(value);
	}
});

export const currentPassword: Field = { ...password, label: 'Current password' };

/** A password being chosen in the place of another. */
export const nextPassword = (minLength?: number): Field => ({
	...newPassword(minLength),
	label: 'New password'
});

export const confirmPassword: Field = {
	label: 'Password again',
	input: { type: 'password', autocomplete: 'new-password', ...plain },
	tidy: asTyped,
	problem: (value) => (value ? tooLongToHash(value) : 'Type the password a second time.')
};

export const rememberMe = {
	label: 'Remember me',
	help: (days: number) => `Stay logged in on this device for ${days} days.`
};

/** Free text of bounded length. Line ends are one character, however the browser posts them. */
export function freeText(
	max: number,
	missing?: string
): Pick<Field, 'tidy' | 'problem' | 'optional'> {
	return {
		optional: !missing,
		tidy: (value) => value.replaceAll('\r\n', '\n').trim(),
		problem(value) {
			if (missing && !value) return missing;
			if (characters(value) > max)
				return `Too long by ${characters(value) - max}: it can have ${max} characters at most.`;
			return isStorable(value) ? undefined : unstorable;
		}
	};
}

export const aboutMe: Field = {
	label: 'About me',
	help: 'Up to 140 characters.',
	input: { autocomplete: 'off' },
	...freeText(140)
};
