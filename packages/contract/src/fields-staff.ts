import { freeText, type Field } from './fields.ts';

// What only staff fill in. Apart from the others, which come along with the log-in page: it is small.

/** Characters of a reason that somebody reads. */
export const reasonRoom = 280;

export const roleName: Field = {
	label: 'Name',
	help: 'What people read next to a username, such as Editor.',
	input: { type: 'text', autocomplete: 'off' },
	...freeText(40, 'Give the role a name.')
};

export const roleDescription: Field = {
	label: 'Description',
	help: 'In a sentence: what its holders look after. Up to 140 characters.',
	input: { type: 'text', autocomplete: 'off' },
	...freeText(140)
};

export const viewReason: Field = {
	label: 'Reason',
	help: `They read this in a mail, and it stays in the audit log. Up to ${reasonRoom} characters.`,
	input: { autocomplete: 'off' },
	...freeText(reasonRoom, 'Say why. They read it, and so does whoever reads the log.')
};

export const disableReason: Field = {
	label: 'Reason',
	help: `They read this when they try to log in, and in a mail. Up to ${reasonRoom} characters.`,
	input: { autocomplete: 'off' },
	...freeText(reasonRoom, 'Say why, so that they know.')
};

export const disableNote: Field = {
	label: 'Note for staff',
	help: 'Only administrators read this. Up to 1,000 characters.',
	input: { autocomplete: 'off' },
	...freeText(1000)
};

export const disableUntil: Field = {
	label: 'Until',
	help: 'It works again from the beginning of that day (UTC). Without one: until somebody enables it.',
	optional: true,
	input: { type: 'date' },
	tidy: (value) => value.trim(),
	problem: (value) =>
		!value || !Number.isNaN(Date.parse(`${value}T00:00:00Z`))
			? undefined
			: 'This is no day, such as 2026-12-31.'
};

export const search: Field = {
	label: 'Search',
	input: {
		type: 'search',
		autocomplete: 'off',
		enterkeyhint: 'search',
		autocapitalize: 'none',
		spellcheck: false
	},
	...freeText(254)
};
