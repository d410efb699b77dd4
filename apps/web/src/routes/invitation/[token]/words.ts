export const words = {
	title: 'You are invited',
	by: (username: string) =>
		`${username} invites you to have an account here. Choose a username and a password.`,
	bySomebody: 'You are invited to have an account here. Choose a username and a password.',
	email: 'Your email is the address that we wrote to:',
	submit: 'Make the account',
	working: 'Making it',
	already: 'You have an account?',
	logIn: 'Log in',
	welcome: 'Welcome. Your account is made, and you are logged in.',
	other: {
		title: (username: string) => `You are logged in as ${username}`,
		why: (email: string) =>
			`This invitation is for ${email}. If that is somebody else, let them open it. If it is you, log out first: it makes an account of its own.`,
		logOut: 'Log out and go on',

		stay: 'Stay logged in'
	},
	expired: {
		title: 'This invitation has run out',
		why: (invitedBy: string | null) =>
			`${invitedBy ?? 'Whoever invited you'} can send it again, and then it holds for seven days more.`,
		toStart: 'Go to the start',
		write: (email: string) => `Write to ${email}`
	},
	gone: {
		title: 'This invitation no longer works',
		why: 'It was used already, was withdrawn, or a newer one has taken its place: look for a later mail. If you made your account with it, log in.',
		write: (email: string) => `Write to ${email}`
	}
};
