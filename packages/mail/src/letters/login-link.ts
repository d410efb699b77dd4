import { opened } from './sheet/path.ts';
import { link, paragraph, type Write } from './sheet/sheet.ts';

export const loginLink: Write<'loginLink'> = ({ username, token }, { name }) => ({
	subject: `Your link to log in to ${name}`,
	title: 'Log in',
	opening: `With the link in this mail you log in to your account at ${name}, without a password.`,
	body: [
		paragraph(`Your username is ${username}.`),
		link(
			'Log in',
			opened('login/link', token),
			'The link holds for 10 minutes and works once. Open it in the browser that you want to use.'
		)
	],
	notYou: [
		paragraph(
			'If you did not ask for this, you can leave this mail alone: nobody is logged in by it. Pass the link on to nobody, not even to someone who says they are from support.'
		)
	],
	because: `You get this mail because somebody asked for a link to log in to ${name} with this address.`
});
