export const words = {
	title: 'Authenticator app',
	lede: 'After your password, a login asks for a code that only your app can show.',

	before: 'Before you begin',
	beforeWhy: 'It takes two minutes.',
	app: 'An authenticator app',
	appWhy:
		'On your phone, or in your password manager: many have one built in. It shows a new code every half minute.',
	codes: 'A place for recovery codes',
	codesWhy: 'You get ten of them at the end. Each stands in once when your app is not at hand.',
	others: 'Your other devices',
	othersWhy: 'They are logged out, and log in again with both steps.',
	goesOn: 'The app that you use now goes on until the new one has shown its first code.',
	lost: 'Two-step login is on. Recovery codes are shown once: if you have not kept them,',
	renew: 'make new ones',
	begin: 'Show the key',
	beginning: 'One moment',
	cancel: 'Cancel',

	setUp: 'Set up your app',
	first: '1. Give the key to your app',
	firstWhy: 'Let the app open it, scan its picture, or type it: the key is the same.',
	open: 'Open in your authenticator app',
	key: 'Key',
	keyHelp: 'If the app asks for the kind of key: it is time based.',
	picture: 'QR code of the key, for an app on another device',
	scan: 'Scan this with your app.',
	elsewhere: 'Your app is on another device? Scan this with it.',
	second: '2. Type the code that it shows',
	submit: 'Turn on two-step login',
	submitAgain: 'Use this app from now on',
	working: 'Looking at the code',

	on: 'Two-step login is on.',
	changed: 'Your app is set up. It is the one that counts from now on.'
};
