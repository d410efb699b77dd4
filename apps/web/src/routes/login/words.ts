export const words = {
	title: 'Log in',
	submit: 'Log in',
	working: 'Logging in',
	forgotten: 'Forgotten your password?',
	link: 'Email me a link instead',
	notConfirmed: 'Your password is right. Your email is not confirmed yet: open the link we sent.',
	newHere: 'New here?',
	register: 'Register'
};
