export const words = {
	title: 'Choose a new password',
	lede: 'Every device is then logged out, and you log in with the new password.',
	submit: 'Change password',
	working: 'Changing',
	done: 'Your password is changed. Log in with it.',
	gone: {
		title: 'This link no longer works',
		why: 'It was used already, has run out after 30 minutes, or a newer one has taken its place. Your password is as it was before, or as you chose it with this link.',
		again: 'Ask for a new link',
		logIn: 'Log in'
	}
};
