import { moment } from './sheet/moment.ts';
import { opened } from './sheet/path.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

export const newDevice: Write<'newDevice'> = (
	{ username, device, address, at, until, token },
	{ name }
) => ({
	subject: `A new device is logged in to your ${name} account`,
	title: 'A new device is logged in',
	opening: `On ${moment(at)} a device that you had not used before logged in to ${name} as you.`,
	body: [
		facts(['Username', username], ['Device', device], ['Address', address]),
		paragraph('If this was you, there is nothing to do.')
	],
	notYou: [
		paragraph(
			'If it was not you, somebody knows your password. End it: every device is logged out, what was changed since is undone, and the password no longer works; then you choose a new one.'
		),
		link(
			'This was not me',
			opened('undo', token),
			`The link holds until ${moment(until)} and works once.`
		)
	],
	because: `You get this mail because ${name} tells the owner of an account when a device logs in for the first time.`
});
