import { moment } from './sheet/moment.ts';
import { link, paragraph, type Write } from './sheet/sheet.ts';

export const secondFactorFailed: Write<'secondFactorFailed'> = ({ username, at }, { name }) => ({
	subject: `Somebody did not get past your second step (${name})`,
	title: 'Somebody did not get past your second step',
	opening: `On ${moment(at)} somebody began to log in at ${name}, and then gave wrong codes.`,
	body: [
		paragraph(
			`It is about the account ${username}. They were not let in. If it was you, wait a quarter of an hour, see that the clock of your device is right, and try again.`
		)
	],
	notYou: [
		paragraph(
			'If it was not you, somebody knows your password, or reads your mail. Choose a new password that you use nowhere else.'
		),
		link('Choose a new password', '/forgot-password')
	],
	because: `You get this mail because ${name} tells the owner of an account when only the second step keeps somebody out.`
});
