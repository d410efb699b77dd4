import { moment } from './sheet/moment.ts';
import { opened } from './sheet/path.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

const ways = {
	changed: 'By someone logged in who knew the old password',
	reset: 'Through a link that was mailed to this address'
};

export const passwordChanged: Write<'passwordChanged'> = (
	{ username, how, at, until, token },
	{ name }
) => ({
	subject: `Your ${name} password was changed`,
	title: 'Your password was changed',
	opening: `The password of your account at ${name} was changed on ${moment(at)}.`,
	body: [
		facts(['Username', username], ['How', ways[how]]),
		paragraph('If this was you, there is nothing to do.')
	],
	notYou: [
		paragraph(
			`If it was not you, take your account back. That logs out every device, brings back this address if it was changed since, and removes the new password; then you choose one of your own.`
		),
		link(
			'Take my account back',
			opened('undo', token),
			`The link holds until ${moment(until)} and works once.`
		)
	],
	because: `You get this mail because ${name} tells the owner of an account about every change of its password.`
});
