export const words = {
	title: 'Log out?',
	why: 'You will need your email and password to come back.',
	submit: 'Log out',
	working: 'Logging out',
	stay: 'Stay logged in',
	done: 'You are logged out.'
};
