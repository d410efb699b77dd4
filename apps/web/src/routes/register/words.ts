export const words = {
	title: 'Register',
	submit: 'Register',
	working: 'Registering',
	welcome: 'Welcome. Your account is made, and you are logged in.',
	already: 'Already registered?',
	logIn: 'Log in',
	free: (username: string) => `${username} is free.`,
	taken: (username: string) => `${username} is taken. Try another.`,
	notTheSame: 'Not the same as the password above.'
};
