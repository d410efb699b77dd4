// The landing page.
export const words = {
	title: 'One account for everything here',
	what: 'Register once, log in anywhere, and see for yourself what you may do.',
	whatInvited:
		'Log in anywhere, and see for yourself what you may do. Accounts here are by invitation.',
	logIn: 'Log in',
	register: 'Register',
	loggedIn: 'You are logged in',
	as: (username: string) => `As ${username}.`,
	yours: 'Yours',
	yoursWhy: 'What belongs to you.',
	profile: 'Profile',
	profileWhat: 'Your name here, what you write about yourself, and your roles.',
	openProfile: 'See profile',
	administration: 'Administration',
	administrationWhat: 'Who has an account, and what they may do.',
	openAdministration: 'Administer'
};
