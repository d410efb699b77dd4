import { moment } from './sheet/moment.ts';
import { link, paragraph, type Write } from './sheet/sheet.ts';

const undone = {
	password: 'The change of your password was undone',
	email: 'The change of your email was undone',
	login: 'What came of a login was undone',
	factor: 'The change of a second factor was undone'
};

export const changeUndone: Write<'changeUndone'> = ({ username, what, at }, { name }) => ({
	subject: `${undone[what]} (${name})`,
	title: undone[what],
	opening: `It was undone on ${moment(at)}, and your account at ${name} is yours again.`,
	body: [
		paragraph(
			`This address is the email of the account ${username}. Every device was logged out, and the password was removed. If you have not chosen a new password yet, do that now.`
		),
		link('Choose a new password', '/forgot-password')
	],
	notYou: [
		paragraph(
			'If it was not you, somebody else reads your mail: the link was sent to you alone. Change the password of your mailbox first, then choose a new one here, and write to us.'
		)
	],
	because: `You get this mail because a link that ${name} had sent to its owner undid a change of the account.`
});
