// What the components say once somebody is logged in.
export const words = {
	menu: 'Menu',
	main: 'Main',
	profile: 'Profile',
	settings: 'Settings',
	administration: 'Administration',
	theme: 'Theme',
	logOut: 'Log out',
	left: (count: number) => (count === 1 ? '1 character left' : `${count} characters left`),
	tooMany: (count: number) =>
		count === 1 ? '1 character too many' : `${count} characters too many`,
	you: 'You',
	none: 'None',
	now: 'now',
	states: { active: 'Active', disabled: 'Disabled', waiting: 'Waiting', expired: 'Ran out' },
	pages: 'Pages',
	searching: 'Searching',
	show: 'Show',
	sinceDay: (day: string) => `since ${day}`,
	beforeDay: (day: string) => `before ${day}`,
	between: (since: string, before: string) => `${since} until ${before}`,
	why: 'Why?',
	undo: 'Undo',
	undoing: 'Undoing',
	copy: 'Copy',
	copied: 'Copied.',
	copyYourself: 'Your browser did not let us. It is selected: copy it yourself.'
};
