export const words = {
	place: 'Administration',
	overview: 'Overview',
	users: 'Users',
	roles: 'Roles',
	nothing: 'Nothing needs you.',
	something: 'Mail did not reach everyone.',
	newest: 'Newest people',
	newestWhy: 'Who joined last.',
	nobody: 'Nobody yet',
	nobodyWhy: 'Whoever registers appears here.',
	since: 'Since',
	allUsers: 'All users',
	rolesWhy: 'What people may do here.',
	rolesTitle: 'Roles and what each allows',
	rolesWhat: 'Make one, change what it allows, or see who holds it.',
	rolesWhatRead: 'See what each allows and how many hold it.',
	seeRoles: 'See the roles'
};
