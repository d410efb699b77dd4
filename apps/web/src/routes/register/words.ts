export const words = {
	title: 'Register',
	changeTitle: 'Change your registration',
	replaces: (email: string) =>
		`This takes the place of your registration with ${email}: the link we sent there stops working. Choose your password once more.`,
	submit: 'Register',
	working: 'Registering',
	already: 'Already registered?',
	logIn: 'Log in',
	free: (username: string) => `${username} is free.`,
	taken: (username: string) => `${username} is taken. Try another.`
};
