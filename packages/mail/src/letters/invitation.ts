import { moment } from './sheet/moment.ts';
import { opened } from './sheet/path.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

export const invitation: Write<'invitation'> = ({ inviter, until, token }, { name }) => ({
	subject: `You are invited to ${name}`,
	title: 'You are invited',
	opening: `Somebody at ${name} would like you to have an account there.`,
	body: [
		facts(['Invited by', inviter]),
		paragraph(
			'You choose the username and the password yourself. Nobody else gets to know the password.'
		),
		link(
			'Make your account',
			opened('invitation', token),
			`The link holds until ${moment(until)} and works once.`
		)
	],
	notYou: [
		paragraph(
			'If you do not know who that is, or want no account, you can leave this mail alone: nothing comes of it, and the invitation ends by itself. Pass the link on to nobody: whoever opens it gets the account.'
		)
	],
	because: `You get this mail because somebody who looks after accounts at ${name} entered this address.`
});
