export const words = {
	title: 'Confirm your new email',
	lede: 'From then on you log in with it, and our mail goes there.',
	username: 'Username',
	from: 'Email now',
	to: 'New email',
	submit: 'Confirm the new email',
	working: 'Confirming',
	done: 'Your email is changed. Log in with the new one from now on.',
	notYou: 'Did you not ask for this? Leave it: without this button nothing changes.',
	gone: {
		title: 'This link no longer works',
		why: 'It was used already, has run out after 24 hours, or the change was cancelled. Your settings say which email is in force; there you can ask for a change again.',
		toSettings: 'See your settings',
		toStart: 'Go to the start'
	}
};
