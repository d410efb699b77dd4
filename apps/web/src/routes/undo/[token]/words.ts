export const words = {
	pending: {
		title: 'Stop the change of email',
		lede: 'Somebody logged in to your account asked for another email. If it was not you, stop it here.',
		to: 'Would become',
		from: 'Stays',
		steps: [
			'The change is cancelled, and your email stays as it is.',
			'You choose a new password at once: somebody knew the old one. With that, every device is logged out.'
		],
		submit: 'Stop the change',
		working: 'Stopping'
	},
	undoable: {
		title: 'Take your account back',
		ledes: {
			password: 'The password of your account was changed. If it was not you, undo it here.',
			email: 'The email of your account was changed. If it was not you, undo it here.',
			login:
				'A device that you had not used before logged in to your account. If it was not you, end it here.',
			factor: 'A second factor of your account was changed. If it was not you, undo it here.'
		},
		email: { password: 'Email', email: 'Email again', login: 'Email', factor: 'Email' },
		when: { password: 'Changed', email: 'Changed', login: 'Logged in', factor: 'Changed' },
		until: 'Possible until',
		steps: {
			password: 'The password that was set no longer works, nor does any other.',
			email: 'Your email is in force again, and the password no longer works.',
			login: 'Your password no longer works: somebody knew it.',
			factor:
				'What was added since is removed, what was removed since is back, and your password no longer works: somebody knew it.'
		},
		loggedOut: 'Every device is logged out, and what was changed since is undone as well.',
		choose: 'You choose a new password at once, and log in with it.',
		submit: {
			password: 'Undo the change',
			email: 'Undo the change',
			login: 'This was not me',
			factor: 'Undo the change'
		},
		working: 'Undoing'
	},
	username: 'Username',
	what: 'What happens',
	wasYou: 'Was it you? Then leave it: without this button nothing changes.',
	done: {
		cancelled:
			'The change is cancelled, and your email stays. Choose a new password now: somebody knew the old one.',
		undone:
			'Undone. Every device is logged out, and no password works any more. Choose a new one now.'
	},
	gone: {
		title: 'This link no longer works',
		why: 'It was used already, has run out after 72 hours, or what it undid was undone by another. If you cannot log in, choose a new password; if something is still wrong, write to us.',
		reset: 'Choose a new password',
		write: (email: string) => `Write to ${email}`
	}
};
