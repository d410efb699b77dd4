import { opened } from './sheet/path.ts';
import { link, paragraph, type Write } from './sheet/sheet.ts';

export const confirmEmail: Write<'confirmEmail'> = ({ username, token }, { name }) => ({
	subject: `Confirm your email for ${name}`,
	title: 'Confirm your email',
	opening: `One step is left: confirm that this address is yours, and your account at ${name} is ready.`,
	body: [
		paragraph(`The username is ${username}.`),
		link(
			'Confirm your email',
			opened('verify-email', token),
			'The link holds for 24 hours and works once.'
		)
	],
	notYou: [
		paragraph(
			'If you did not register, you can leave this mail alone: without the link nobody gets an account with your address. The page behind the link also lets you say that it was not you.'
		)
	],
	because: `You get this mail because somebody registered at ${name} with this address.`
});
