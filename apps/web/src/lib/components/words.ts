// What the components say on any page, the logged-out ones too. Kept short: the first visit carries all of it.
const numbers = 'No One Two Three Four Five Six Seven Eight Nine Ten'.split(' ');

export const words = {
	error: 'Error:',
	optional: 'optional',
	show: 'Show',
	hide: 'Hide',
	showPassword: (label: string) => `Show: ${label}`,
	hidePassword: (label: string) => `Hide: ${label}`,
	needsLook: (count: number) =>
		count === 1
			? 'One thing needs another look'
			: `${numbers[count] ?? count} things need another look`,
	notTheSame: 'Not the same as the password above.',
	confirmed: (act: string) => `Confirmed. Press “${act}” to go on.`,
	notYet: (act: string) => `Not done yet. Press “${act}”.`,
	noAnswer: 'The server did not answer. What you typed is still here. Try again in a moment.',
	skip: 'Skip to the page',
	moment: 'One moment',
	localLabel: 'About this site',
	local: 'Local mode: mail stays in',
	localMailbox: 'the mailbox',
	themes: { system: 'System', light: 'Light', dark: 'Dark' },
	themeIs: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
	terms: 'Terms',
	privacy: 'Privacy'
};
