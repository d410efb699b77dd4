import { subjectOfRequest } from './email-change-requested.ts';
import { moment } from './sheet/moment.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

export const emailChanged: Write<'emailChanged'> = ({ username, newEmail, at, until }, site) => ({
	subject: `Your ${site.name} email was changed`,
	title: 'Your email was changed',
	opening: `On ${moment(at)}, your account at ${site.name} moved from this address to another one.`,
	body: [
		facts(['Username', username], ['New email', newEmail]),
		paragraph(
			'If this was you, there is nothing to do. From now on log in with the new address; we write to it as well.'
		)
	],
	notYou: [
		paragraph(
			`If it was not you, take your account back: open our mail before this one, “${subjectOfRequest(site)}”, and use its link. It holds until ${moment(until)}.`
		),
		paragraph(
			'If you no longer have that mail, ask for a new password with this address. We then send you the link once more.'
		),
		link('Send me the link again', '/forgot-password')
	],
	because: `You get this mail because this address was the email of the account until then.`
});
