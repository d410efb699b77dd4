import type { Site } from '../site.ts';
import { moment } from './sheet/moment.ts';
import { opened } from './sheet/path.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

/** The mail after this one has no link of its own, and names this one by its subject. */
export const subjectOfRequest = ({ name }: Site) =>
	`A new email was requested for your ${name} account`;

export const emailChangeRequested: Write<'emailChangeRequested'> = (
	{ username, newEmail, at, token },
	site
) => ({
	subject: subjectOfRequest(site),
	title: 'A new email was requested',
	opening: `Someone logged in to your account at ${site.name} asked to change its email.`,
	body: [
		facts(['Username', username], ['New email', newEmail], ['When', moment(at)]),
		paragraph(
			'The change waits until the new address is confirmed, 24 hours at most. If this was you, there is nothing to do here: open the mail that we sent to the new address.'
		)
	],
	notYou: [
		paragraph(
			'If it was not you, stop it. As long as the change waits, the link cancels it. Once it has taken effect, the same link undoes it for 72 hours: this address comes back, and every device is logged out. Either way you then choose a new password, because somebody knew the old one.'
		),
		link('Stop the change', opened('undo', token), 'The link works once.')
	],
	because: `You get this mail because ${site.name} always tells the address in use before an account gets another one.`
});
