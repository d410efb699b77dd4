export const words = {
	title: 'Register',
	changeTitle: 'Change your registration',
	replaces: (email: string) =>
		`This takes the place of your registration with ${email}: the link we sent there stops working. Choose your password once more.`,
	submit: 'Register',
	working: 'Registering',
	already: 'Already registered?',
	logIn: 'Log in',
	closed: {
		title: 'Registration is by invitation',
		why: 'Somebody who looks after accounts here sends you a mail, and the link in it makes your account. If you have such a mail, open its link. If not, ask for one.',
		write: (email: string) => `Write to ${email}`
	}
};
