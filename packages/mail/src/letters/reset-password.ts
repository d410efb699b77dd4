import { opened } from './sheet/path.ts';
import { link, paragraph, type Write } from './sheet/sheet.ts';

export const resetPassword: Write<'resetPassword'> = ({ username, token }, { name }) => ({
	subject: `Choose a new password for ${name}`,
	title: 'Choose a new password',
	opening: `With the link in this mail you choose a new password for your account at ${name}.`,
	body: [
		paragraph(`Your username is ${username}.`),
		link(
			'Choose a new password',
			opened('reset-password', token),
			'The link holds for 30 minutes and works once.'
		),
		paragraph('Every device is then logged out, and you log in with the new password.')
	],
	notYou: [
		paragraph(
			'If you did not ask for this, you can leave this mail alone: your password stays as it is. Pass the link on to nobody, not even to someone who says they are from support.'
		)
	],
	because: `You get this mail because somebody asked for a new password at ${name} with this address.`
});
