export const words = {
	edit: 'Edit profile',
	aboutMe: 'About me',
	aboutMeWhy: 'What you say about yourself.',
	nothingYet: 'You have not written anything yet.',
	account: 'Account',
	accountWhy: 'Only you and administrators see this.',
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
