import { moment } from './sheet/moment.ts';
import { opened } from './sheet/path.ts';
import { facts, link, paragraph, type Write } from './sheet/sheet.ts';

const what = {
	authenticatorAdded: 'An authenticator app was set up',
	authenticatorRemoved: 'The authenticator app was removed',
	passkeyAdded: 'A passkey was added',
	passkeyRemoved: 'A passkey was removed',
	recoveryCodesRenewed: 'New recovery codes were made',
	twoFactorReset: 'Two-step login was turned off'
};

export const factorChanged: Write<'factorChanged'> = (
	{ username, what: changed, name: passkey, at, until, token },
	{ name }
) => ({
	subject: `${what[changed]} (${name})`,
	title: what[changed],
	opening: `It happened on ${moment(at)}, in your account at ${name}.`,
	body: [
		facts(['Username', username], ...(passkey ? ([['Passkey', passkey]] as const) : [])),
		paragraph('If this was you, there is nothing to do.')
	],
	notYou: [
		paragraph(
			'If it was not you, take your account back. That logs out every device, undoes what was changed since, brings back what was removed, and the password no longer works; then you choose a new one.'
		),
		link(
			'Take my account back',
			opened('undo', token),
			`The link holds until ${moment(until)} and works once.`
		)
	],
	because: `You get this mail because ${name} tells the owner of an account about every change of what guards it.`
});
