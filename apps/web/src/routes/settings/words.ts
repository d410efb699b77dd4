/** Refused logins, within a week and since the password was chosen, that are more than slips of one's own. */
export const many = 20;

export const words = {
	place: 'Settings',
	overview: 'Overview',
	security: 'Security',
	sessions: 'Devices',
	activity: 'Activity',
	tokens: 'API tokens',
	account: 'Account',

	nothing: 'Your account looks safe. Nothing to do.',
	oneThing: 'One thing to do.',
	change: 'Your address is about to change.',
	openMail: (email: string) => `Open the mail that we sent to ${email}.`,
	seeChange: 'See the change',

	attack: 'Somebody is trying to log in as you.',
	attackWhat: 'Every try was refused. A long password that you use nowhere else keeps it so.',
	attackStep: 'Choose a new password',

	guards: 'What guards it',
	guardsWhy: 'Whoever can open your mail can choose a new password: look after both.',
	email: 'Email',
	confirmed: 'Confirmed',
	mailGoes: 'What concerns your account is mailed to',
	password: 'Password',
	changed: 'Changed',
	neverChanged: 'The one you chose when your account was made, on',
	changeIt: 'Change',
	changeEmail: 'Change: Email',
	changePassword: 'Change: Password',
	twoStep: 'Two-step login',
	twoStepOn: 'On',
	twoStepDoes: 'Whoever learns your password does not come in: they need your second step too.',
	twoStepOff: 'Off. Set it up, and whoever learns your password still does not come in.',
	setUp: 'Set it up',
	setUpTwoStep: 'Set it up: Two-step login',
	changeTwoStep: 'Change: Two-step login',
	recent: {
		password: 'Your password was changed lately',
		email: 'Your email was changed lately',
		factor: 'Your two-step login was changed lately'
	},
	takeBack:
		'If it was not you, take it back by the link in the mail that we sent you about it. That is possible until',

	whoIsIn: 'Who comes in',
	whoIsInWhy: 'We mail you whenever a device logs in that you have not used before.',
	devices: (count: number) =>
		count === 1
			? 'You are logged in here, and nowhere else'
			: `You are logged in on ${count} devices`,
	newDevice: 'A device was last used for the first time on',
	noNewDevice: 'No device is new.',
	refused: (count: number) =>
		count === 0
			? 'No login was refused this week'
			: count === 1
				? 'One login was refused this week'
				: `${count < 100 ? count : '100 or more'} logins were refused this week`,
	refusedNone: 'Nobody has tried a wrong password.',
	refusedWhy:
		'The password or the code was wrong: your own slip, or somebody who does not know it.',
	programs: (count: number) =>
		count === 0
			? 'No program can act for you'
			: count === 1
				? 'One program can act for you'
				: `${count} programs can act for you`,
	programsWhy: 'A program needs an API token that you made.',
	see: 'See them',
	seeSessions: 'See them: Devices',
	seeActivity: 'See them: Activity',
	seeTokens: 'See them: API tokens',

	profile: 'Profile',
	profileWhy: 'Who you are here.',
	username: 'Username',
	edit: 'Edit',
	editProfile: 'Edit: Profile'
};
