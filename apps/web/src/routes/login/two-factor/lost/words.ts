/** How long somebody waits: hours as a person says them. */
export const long = (hours: number): string =>
	hours % 24 === 0 && hours > 24
		? `${hours / 24} days`
		: hours === 1
			? 'one hour'
			: `${hours} hours`;

export const words = {
	title: 'Lost your second factor?',
	lede: 'Try these in order. The first that you have is the quickest.',
	codes: 'A recovery code',
	codesWhy:
		'One of the ten that you kept when you set this up. Each works once, in place of your app or passkey.',
	codesNone: 'All of yours are used. If you find your app or passkey, use it there.',
	back: 'Back to the second step',
	useCode: 'Enter a recovery code',
	device: 'A device that is still logged in',
	deviceWhy:
		'Within a quarter of an hour after it logged in, Settings, Security there sets up another app or makes new recovery codes. Later it can still say no to what follows.',
	ask: 'None of these',
	askWhy: (hours: number) =>
		`We turn two-step login off after ${long(hours)}. We mail you at once, and any device that is logged in can say no meanwhile: so nobody does this who only knows your password.`,
	submit: 'Ask to turn it off',
	working: 'Asking',
	waits: 'You asked to turn it off.',
	waitsUntil: 'The link in our mail works from',
	waitsTo: 'to',
	waitsWhy: 'Whoever logs in with a second step meanwhile cancels it.',
	again: 'Send the mail again',
	sending: 'Sending',
	sent: 'We mailed you. The link in it works after the wait.',
	noLogin: 'First log in with your password. Then come here from the second step.',
	logIn: 'Log in',

	link: {
		waiting: 'It is not time yet',
		waitingLede: 'Somebody who knows the password asked to turn this account’s two-step login off.',
		ready: 'Turn two-step login off',
		readyLede:
			'From then on the password is enough to log in. Every device and every program is logged out.',
		username: 'Username',
		from: 'Works from',
		until: 'Works until',
		wait: 'Come back by the same link when it is time, or cancel it now.',
		complete: 'Turn it off',
		completing: 'Turning off',
		cancel: 'It was not me: cancel it',
		cancelling: 'Cancelling',
		off: 'Two-step login is off. Log in with your password, and set it up again.',
		cancelled:
			'Cancelled: two-step login stays on. Choose a new password now, somebody knows yours.',
		gone: 'This link no longer works',
		goneWhy:
			'It was used already, was cancelled, has run out, or a login with the second step has ended it. Log in to go on.',
		logIn: 'Log in'
	}
};
