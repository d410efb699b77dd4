export const words = {
	title: 'Two-step login',
	why: 'After your password, a second thing that only you have.',
	off: 'Off',
	offWhy:
		'Whoever learns your password can log in as you. With two-step login they would need the app on your phone as well.',
	setUp: 'Set it up',

	app: 'Authenticator app',
	on: 'On',
	since: 'Set up on',
	noApp: 'You use none. It stands in where your passkey is not at hand.',
	replace: 'Use another app',
	remove: 'Remove the app',

	codes: 'Recovery codes',
	left: (count: number) =>
		count === 0
			? 'None is left.'
			: count === 1
				? '1 of 10 is left. Each works once.'
				: `${count} of 10 are left. Each works once.`,
	few: (count: number) =>
		count === 0
			? 'No recovery code is left.'
			: count === 1
				? 'One recovery code is left.'
				: `${count === 2 ? 'Two' : 'Three'} recovery codes are left.`,
	fewWhy: 'Without one, who loses their phone waits for days to get in again.',
	renew: 'Make new recovery codes',

	noneRemembered: 'No device is remembered',
	noneRememberedWhy: 'Every login asks for the second step.',
	here: 'This device',
	until: 'Not asked for a second step until',
	forget: 'Ask again',
	forgetOne: (device: string) => `Ask again: ${device}`,
	forgetting: 'One moment',
	forgotten: 'Done. The next login on that device asks for the second step.',

	removeQuestion: 'Remove the authenticator app?',
	removeLast:
		'Two-step login is off then: your password alone logs in. Your recovery codes stop working, and no device is remembered any more.',
	removeNotLast: 'Your codes stop working at once. Your passkeys go on being asked for.',
	removeAnswers: { confirm: 'Remove the app', working: 'Removing', keep: 'Keep it' },
	removed: 'The authenticator app is removed. We have mailed you that it was.',

	renewQuestion: 'Make new recovery codes?',
	renewWhy: 'The ones you have now stop working at once. You see the new ones right away, once.',
	renewAnswers: {
		confirm: 'Make new recovery codes',
		working: 'Making them',
		keep: 'Keep the ones I have'
	},
	renewed: 'Your new recovery codes are made; those before them work no more.'
};
