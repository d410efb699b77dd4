const list = new Intl.ListFormat('en', { type: 'conjunction' });

export const words = {
	/** "Member and Moderator". */
	all: (names: readonly string[]) => list.format(names),
	edit: 'Edit profile',
	aboutMe: 'About me',
	aboutMeWhy: 'What you say about yourself.',
	nothingYet: 'You have not written anything yet.',
	account: 'Account',
	accountWhy: 'Only you and administrators see this.',
	settings: 'Email and password',
	changing: (email: string) => `${email} takes its place once its link is opened.`,
	seeChange: 'See the change',
	username: 'Username',
	email: 'Email',
	memberSince: 'Member since',
	lastLogin: 'Last login',
	never: 'Never',
	roles: 'Roles',
	rolesWhy: 'What you may do here. An administrator gives and takes roles.',
	noRoles: 'None',
	noRolesWhy: 'You can use your own profile. An administrator can give you a role.',
	since: 'Since'
};
