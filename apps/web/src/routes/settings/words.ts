export const words = {
	place: 'Settings',
	overview: 'Overview',
	security: 'Security',
	activity: 'Activity',
	tokens: 'API tokens',
	account: 'Account',

	safe: 'Your address is confirmed, and a password guards your account.',
	nothingLeft: 'Nothing is left to do.',
	oneThingLeft: 'One thing is left to do.',
	change: 'Your address is about to change.',
	openMail: (email: string) => `Open the mail that we sent to ${email}.`,
	seeChange: 'See the change',

	guards: 'What guards it',
	guardsWhy: 'Whoever can open your mail can choose a new password: look after both.',
	email: 'Email',
	confirmed: 'Confirmed',
	mailGoes: 'What concerns your account is mailed to',
	password: 'Password',
	changed: 'Changed',
	neverChanged: 'Not changed since your account was made',
	changeIt: 'Change',
	changeEmail: 'Change: Email',
	changePassword: 'Change: Password',
	programs: (count: number) =>
		count === 1 ? 'One program can act for you.' : `${count} programs can act for you.`,
	see: 'See them',
	seeTokens: 'See them: API tokens',

	profile: 'Profile',
	profileWhy: 'Who you are here.',
	username: 'Username',
	edit: 'Edit',
	editProfile: 'Edit: Profile'
};
