import { link, paragraph, type Write } from './sheet/sheet.ts';

export const alreadyRegistered: Write<'alreadyRegistered'> = ({ username }, { name }) => ({
	subject: `You already have an account at ${name}`,
	title: 'You already have an account',
	opening: `Someone, maybe you, tried to use this address at ${name}, and it already has an account.`,
	body: [
		paragraph(`Your username is ${username}. To log in, use this address and your password.`),
		link('Log in', '/login'),
		paragraph('If you no longer know your password, choose a new one.'),
		link('Choose a new password', '/forgot-password')
	],
	notYou: [
		paragraph(
			'If it was not you, there is nothing to do. Nothing about your account has changed, and whoever tried was not told that there is one.'
		)
	],
	because: `You get this mail because somebody tried to register at ${name} with this address, or to move another account to it.`
});
