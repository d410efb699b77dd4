import type { Factor, Way } from '@gatehouse/contract';

const ways: Readonly<Record<Way, string>> = {
	password: 'With a password',
	passkey: 'With a passkey',
	link: 'With a mailed link',
	activation: 'By confirming your email',
	invitation: 'By an invitation',
	viewing: 'By somebody else'
};

const factors: Readonly<Record<Factor, string>> = {
	authenticator: ' and your app',
	passkey: ' and a passkey',
	recoveryCode: ' and a recovery code',
	trustedDevice: ', on a device that needs no code'
};

/** How somebody came in: "With a password and your app". */
export const cameIn = (way: Way | null, factor: Factor | null): string =>
	(way ? ways[way] : 'In another way') + (factor ? factors[factor] : '');

export const words = {
	title: 'Devices',
	lede: 'Where you are logged in. What you do not know, log out, and choose a new password.',
	list: 'Logged in',
	listWhy:
		'As the browsers call themselves. One that is logged out is a stranger from its next click on.',
	here: 'This device',
	at: (address: string | null) => (address ? `from ${address}` : 'from an unknown place'),
	since: 'Logged in',
	seen: 'last seen',
	remembered: 'Remembered until',
	longer: 'and longer each time it is used',
	logOut: 'Log out this device',
	logOutOf: (device: string, address: string | null) =>
		`Log out this device: ${device}${address ? `, ${address}` : ''}`,
	loggingOut: 'Logging out',
	logOutOthers: 'Log out everywhere else',
	alone: 'You are logged in nowhere else.',
	done: 'That device is logged out.',
	ended: (count: number) =>
		count === 0
			? 'You were logged in nowhere else.'
			: count === 1
				? 'Logged out on one other device.'
				: `Logged out on ${count} other devices.`,
	unknown: 'You do not know one of them?',
	unknownWhat:
		'Log it out, then choose a new password: whoever was in knew yours, or read your mail.',
	choose: 'Choose a new password'
};
