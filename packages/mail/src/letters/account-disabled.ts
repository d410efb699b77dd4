import { moment } from './sheet/moment.ts';
import { facts, paragraph, type Write } from './sheet/sheet.ts';

export const accountDisabled: Write<'accountDisabled'> = (
	{ username, reason, until, at },
	{ name, supportEmail }
) => ({
	subject: `Your ${name} account was disabled`,
	title: 'Your account was disabled',
	opening: `On ${moment(at)} an administrator disabled your account at ${name}.`,
	body: [
		facts(
			['Username', username],
			['Reason', reason],
			['Until', until ? moment(until) : 'somebody enables it again']
		),
		paragraph(
			'Until then nobody can log in to it, and everyone who was has been logged out. Nothing in it was changed or removed.'
		)
	],
	notYou: [
		paragraph(`If you do not know why, or think that it is wrong, write to ${supportEmail}.`)
	],
	because: `You get this mail because ${name} tells the owner of an account when it is disabled.`
});
