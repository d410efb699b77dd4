export const words = {
	title: 'Passkeys',
	lede: 'Log in with your fingerprint, your face or a security key in place of the password.',
	security: 'Back to Security',

	card: 'Passkeys',
	cardWhy: 'Log in with your fingerprint, your face or a security key.',
	list: 'Your passkeys',
	listWhy: 'Each device or password manager that has one lets you in.',
	add: 'Add a passkey',
	none: 'You have none',
	noneWhy:
		'A passkey is a key that your device keeps and unlocks only for you. There is nothing to type, and no other site can ask for it.',
	added: 'Added',
	used: 'Last used',
	unused: 'Never used',
	synced: 'Synced',
	rename: 'Rename',
	renameOne: (name: string) => `Rename: ${name}`,
	remove: 'Remove',
	removeOne: (name: string) => `Remove: ${name}`,

	renaming: (name: string) => `Rename ${name}`,
	renamingWhy: 'Only you see this name. It changes nothing on the device.',
	renameIt: 'Rename it',
	renamingNow: 'Renaming',
	renamed: 'It has its new name.',
	keepName: 'Leave it as it is',

	question: (name: string) => `Remove ${name}?`,
	questionWhy:
		'It lets nobody in any more. Remove it on the device as well, which would otherwise still offer it.',
	questionLast:
		'It lets nobody in any more. It is the last second step that you have: from then on your password is enough to log in. Remove it on the device as well, which would otherwise still offer it.',
	answers: { confirm: 'Remove the passkey', working: 'Removing', keep: 'Keep it' },
	removed: 'Removed. It lets nobody in any more. We have mailed you about it.',

	newWhy: 'On this device, on your phone, or on a security key: your browser asks you where.',
	firstTitle: 'Adding one turns on two-step login.',
	first:
		'From then on every login takes more than the password: a passkey, or one of ten recovery codes that you get here. You are logged out on your other devices.',
	submit: 'Add the passkey',
	working: 'Asking your browser',
	noScript:
		'Passkeys need JavaScript: only with it can your browser be asked for one. Allow it for this site, then open this page again.',

	making: (name: string) => `Adding ${name}`,
	makingWhy: 'Your browser asks you where to keep it, and to unlock that.',
	waiting: 'Waiting for your device',
	again: 'Try again',
	cancel: 'Not now',
	made: (name: string) => `${name} is added.`,
	madeFirst: 'From now on every login takes more than the password.',
	madeMore: 'You can log in with it. We have mailed you about it.'
};
