export const words = {
	title: 'Log in',
	submit: 'Log in',
	working: 'Logging in',
	forgotten: 'Forgotten your password?',
	link: 'Email me a link instead',
	orReset:
		'A browser that you have logged in with before has tries of its own. Or have a link mailed that logs you in, or choose a new password.',
	notConfirmed: 'Your password is right. Your email is not confirmed yet: open the link we sent.',
	newHere: 'New here?',
	register: 'Register'
};
