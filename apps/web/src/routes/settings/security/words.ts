export const words = {
	title: 'Security',
	lede: 'How you log in.',
	password: 'Password',
	why: 'A new one logs out your other devices.',
	changed: 'Changed',
	neverChanged: 'Not changed since your account was made',
	told: 'We mail you about every change, with a way to take it back.',
	submit: 'Change password',
	working: 'Changing',
	forgotten: 'Forgotten the current one?',
	done: 'Your password is changed. Every other device is logged out.'
};
