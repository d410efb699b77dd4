import { moment } from './sheet/moment.ts';
import { opened } from './sheet/path.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

export const emailChangedAway: Write<'emailChangedAway'> = (
	{ username, at, until, token },
	{ name }
) => ({
	subject: `Your ${name} account has another email now`,
	title: 'Your account has another email now',
	opening: `Someone, maybe you, used this address at ${name}, but your account there has another one now.`,
	body: [
		facts(['Username', username], ['Changed', moment(at)]),
		paragraph('If you changed your email yourself, log in with the new one.'),
		link('Log in', '/login')
	],
	notYou: [
		paragraph(
			`If you did not, take your account back. That logs out every device, brings back this address and removes the password; then you choose a new one.`
		),
		link(
			'Take my account back',
			opened('undo', token),
			`The link holds until ${moment(until)} and works once.`
		)
	],
	because: `You get this mail because somebody registered or asked for a new password with this address, which lately was the email of an account at ${name}.`
});
