export const words = {
	title: 'Confirm your email',
	here: 'One step is left: confirm that this address is yours.',
	elsewhere:
		'You registered in another browser, so this one asks for the password that you chose there.',
	passwordHelp: 'The one you chose when you registered.',
	submit: 'Confirm and log in',
	working: 'Confirming',
	renew: 'Confirm with the new password',
	unknown: 'I don’t know it: choose a new one',
	notYou: 'Was it not you?',
	disown: 'I did not register',
	disowning: 'Deleting',
	welcome: 'Welcome. Your email is confirmed, and you are logged in.',
	gone: {
		title: 'This link no longer works',
		why: 'It was used already, a newer one has taken its place, or the registration was deleted. If you confirmed your email with it, log in.',
		logIn: 'Log in',
		again: 'Have a new link sent',
		register: 'Register'
	},
	disowned: {
		title: 'The registration is deleted',
		why: 'Nothing is left of it, and no account was made with it. There is nothing more for you to do. If it happens again, write to us.',
		toStart: 'Go to the start',
		write: (email: string) => `Write to ${email}`
	}
};
