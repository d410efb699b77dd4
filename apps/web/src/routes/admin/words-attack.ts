import { figure } from './words.ts';

const times = (count: number) => `${figure(count)} refused logins within the last hour`;
const places = (count: number) =>
	count === 1 ? 'from one address' : `from ${figure(count)} addresses`;

export const words = {
	title: 'Accounts under attack now',
	why: 'Somebody is guessing passwords. Each address is stopped after ten tries, but there can be many addresses.',
	you: 'You',
	tried: (refused: number, addresses: number) =>
		`${times(refused)}, ${places(addresses)}, the last one`,
	see: 'See them in the log',
	sendReset: 'Send password reset',
	sending: 'Sending',
	disable: 'Disable',
	about: (act: string, username: string) => `${act}: ${username}`,
	resetSent: 'Sent. Their password stays as it is until they choose a new one by the link.'
};
