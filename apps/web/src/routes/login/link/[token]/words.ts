export const words = {
	title: 'Log in',
	lede: 'You opened the link that we mailed you. It works once: with this button.',
	submit: 'Log in',
	working: 'Logging in',
	already: (username: string) => `You are logged in as ${username} already.`,
	goOn: 'Go on without the link',
	other: (username: string) =>
		`You are logged in here as ${username}. If you log in with this link, that ends.`,
	notYou:
		'You did not ask for it? Close this page: nobody is logged in by a link that is not used.',
	gone: {
		title: 'This link no longer works',
		why: 'It was used already, is older than 10 minutes, or a change of your account has ended it.',
		again: 'Send me a new link',
		logIn: 'Log in with your password'
	}
};
