export const words = {
	title: 'Log in',
	submit: 'Log in',
	working: 'Logging in',
	newHere: 'New here?',
	register: 'Register'
};
