import { opened } from './sheet/path.ts';
import { link, paragraph, type Write } from './sheet/sheet.ts';

export const confirmEmailChange: Write<'confirmEmailChange'> = ({ username, token }, { name }) => ({
	subject: `Confirm your new email for ${name}`,
	title: 'Confirm your new email',
	opening: `Confirm that this address is yours, and it becomes the email of your account at ${name}.`,
	body: [
		paragraph(
			`The username is ${username}. Until you confirm, the account keeps the address it has.`
		),
		link(
			'Confirm your new email',
			opened('confirm-email-change', token),
			'The link holds for 24 hours and works once.'
		)
	],
	notYou: [
		paragraph(
			'If this account is not yours, you can leave this mail alone: without the link your address is not used.'
		)
	],
	because: `You get this mail because somebody wants to use this address for an account at ${name}.`
});
