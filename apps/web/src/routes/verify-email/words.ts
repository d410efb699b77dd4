export const words = {
	waiting: {
		title: 'Check your email',
		lede: 'Open the link we sent, and your account is ready. It works for 24 hours.',
		wrong: 'Wrong address?',
		change: 'Change it',
		goOn: 'I have opened it: go on'
	},
	/** As the mail has it. */
	subject: (product: string) => `Confirm your email for ${product}`,
	asked: {
		title: 'Check your email',
		lede: 'If this address waits for its confirmation, a new link is on its way.',
		nothing: 'No mail? Then nothing waits for this address:',
		register: 'register',
		or: 'with it, or',
		another: 'try another address'
	},
	over: {
		title: 'Nothing is left to confirm',
		why: 'The link was opened on another device, this registration was deleted there, or seven days have passed since you registered. If you confirmed it yourself, log in.',
		logIn: 'Log in',
		register: 'Register again'
	},
	ask: {
		title: 'Confirm your email',
		lede: 'Which address did you register with? We send a new link there.',
		submit: 'Send a new link',
		working: 'Sending'
	},
	expired: 'This link has run out. A new one can be sent.',
	again: 'Sent again. Only the newest link works.',
	there: 'If the other address waits for its confirmation, a new link is on its way there.',
	confirmed: 'Already confirmed?',
	logIn: 'Log in'
};
