import { moment } from './sheet/moment.ts';
import { opened } from './sheet/path.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

export const factorResetRequested: Write<'factorResetRequested'> = (
	{ username, at, due, until, token },
	{ name }
) => ({
	subject: `Somebody asked to turn your two-step login off (${name})`,
	title: 'Somebody asked to turn your two-step login off',
	opening: `Somebody who knows the password of your account at ${name} said that everything for the second step is lost.`,
	body: [
		facts(['Username', username], ['When', moment(at)], ['Possible from', moment(due)]),
		paragraph(
			'If this was you, keep this mail. Until then nothing changes; from then on the link below turns two-step login off, and your password is enough to log in. If you find your phone or a recovery code meanwhile, log in with it: that cancels this by itself.'
		)
	],
	notYou: [
		paragraph(
			'If it was not you, cancel it now, by the same link or in the security settings of any device that is still logged in. Then choose a new password: somebody knows yours.'
		),
		link(
			'Cancel it, or go on with it',
			opened('login/two-factor/lost', token),
			`The link holds until ${moment(until)} and works once. Opening it changes nothing yet.`
		)
	],
	because: `You get this mail because ${name} asks the owner of an account before what guards it is taken away.`
});
