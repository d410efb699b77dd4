export const words = {
	title: 'The second step',
	lede: 'The first step of your login is done. Now show that it is you who did it.',
	submit: 'Log in',
	working: 'Logging in',

	passkey: 'Use your passkey',
	orCode: 'or type a code',
	orRecoveryCode: 'or type a recovery code',
	recoveryCode: 'Recovery code',
	recoveryCodeHelp: 'One of those that you kept: 24 letters and digits.',
	/** The field with an app; the contract's own words say "or a recovery code". */
	onlyApp: 'The six digits that your app shows now.',

	noApp: 'Your app is not at hand?',
	noPasskey: 'Your passkey is not at hand?',
	codeDoes: 'A recovery code does as well: one of the ten that you kept when you set this up.',
	lost: 'Lost your second factor?',
	back: 'Back to the second step',

	notYou: 'Not you?',
	other: 'Log in as somebody else',
	leaving: 'One moment',
	left: 'That login is given up. Log in as yourself.',
	none: 'The second step comes after the first, and waits for ten minutes. Log in again.'
};
