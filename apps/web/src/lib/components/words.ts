// Words that belong to no page: the shell's and the components' own.
const numbers = [
	'No',
	'One',
	'Two',
	'Three',
	'Four',
	'Five',
	'Six',
	'Seven',
	'Eight',
	'Nine',
	'Ten'
];

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
	left: (count: number) => (count === 1 ? '1 character left' : `${count} characters left`),
	tooMany: (count: number) =>
		count === 1 ? '1 character too many' : `${count} characters too many`,
	noAnswer: 'The server did not answer. What you typed is still here. Try again in a moment.',
	failed:
		'That did not work, and it is our fault. What you typed is still here. Try again in a moment.',
	request: 'Request',
	skip: 'Skip to the page',
	localLabel: 'About this site',
	local: 'Local mode: for trying things out on this machine.',
	menu: 'Menu',
	account: 'Account',
	main: 'Main',
	profile: 'Profile',
	administration: 'Administration',
	logIn: 'Log in',
	register: 'Register',
	logOut: 'Log out',
	loggingOut: 'Logging out',
	theme: 'Theme',
	themes: { system: 'System', light: 'Light', dark: 'Dark' },
	themeIs: { system: 'Theme: as the system', light: 'Theme: light', dark: 'Theme: dark' },
	terms: 'Terms',
	privacy: 'Privacy',
	you: 'You',
	none: 'None',
	never: 'Never',
	pages: 'Pages',
	now: 'Now',
	states: { active: 'Active', disabled: 'Disabled' },
	searching: 'Searching'
};
