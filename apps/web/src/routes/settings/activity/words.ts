import type { AuditBy, AuditEvent, AuditThing } from '@gatehouse/contract/audit';
import { sentence, spoken, type Told } from '#lib/sentence.ts';

/** What was done, by the name of the act: as its owner would say it. */
const done: Readonly<Record<string, string>> = {
	// Where it was all that a login takes, it is said to be one.
	'auth.login': 'The right password was given, and the second step was due',
	'auth.confirmIdentity': 'Confirmed that it is you',
	'auth.logout': 'Logged out',
	'auth.requestLoginLink': 'A link that logs in was asked for',
	'auth.loginWithLink': 'A mailed link was opened, and the second step was due',
	'credentials.undo': 'A change was undone by the link in a mail',
	'email.cancelChange': 'Change of email cancelled',
	'email.confirmChange': 'Email changed',
	'email.requestChange': 'Change of email asked for',
	'email.verify': 'Account made',
	'email.verifyWithNewPassword': 'Account made',
	'invitations.accept': 'Account made, by an invitation',
	'passkeys.confirm': 'Confirmed that it is you, with a passkey',
	'passkeys.finishSetup': 'Passkey added',
	'passkeys.remove': 'Passkey removed',
	'passkeys.rename': 'Passkey renamed',
	'password.change': 'Password changed',
	'password.requestReset': 'A link to a new password was asked for',
	'password.reset': 'New password chosen, by the link in a mail',
	'profile.update': 'Profile changed',
	'profile.setPicture': 'Picture changed',
	'profile.removePicture': 'Picture removed',
	'roles.assign': 'Role given',
	'roles.assignMany': 'Role given',
	'roles.unassign': 'Role taken away',
	'roles.unassignMany': 'Role taken away',
	'sessions.revoke': 'Logged out on one device',
	'sessions.revokeOthers': 'Logged out on every other device',
	'tokens.create': 'API token made',
	'tokens.revoke': 'API token revoked',
	'tokens.approveDevice': 'A terminal was let in',
	'tokens.denyDevice': 'A terminal was sent away',
	'tokens.pollDevice': 'A terminal logged in',
	'twoFactor.beginSetup': 'Setting up an authenticator app was begun',
	'twoFactor.finishSetup': 'Authenticator app set up',
	'twoFactor.disable': 'Authenticator app removed',
	'twoFactor.regenerateRecoveryCodes': 'New recovery codes made',
	'twoFactor.forgetDevice': 'A device is asked for codes again',
	'twoFactor.requestReset': 'Turning two-step login off was asked for',
	'twoFactor.completeReset': 'Two-step login turned off, by the link in a mail',
	'twoFactor.cancelReset': 'Two-step login stays on',
	'twoFactor.declineReset': 'Two-step login stays on, by the link in a mail',
	'users.resetTwoFactor': 'Two-step login turned off',
	'users.disable': 'Account disabled',
	'users.disableMany': 'Account disabled',
	'users.undoDisable': 'Account enabled again',
	'users.undoDisableMany': 'Account enabled again',
	'users.enable': 'Account enabled again',
	'users.enableMany': 'Account enabled again',
	'users.endSession': 'Logged out on one device',
	'users.endSessions': 'Logged out on every device',
	'users.endSessionsMany': 'Logged out on every device',
	'users.sendPasswordReset': 'A link to a new password was sent',
	'mail.sendAgain': 'A mail was sent again',
	'users.impersonate': 'Somebody began to view the site as you',
	'users.stopImpersonating': 'Somebody stopped viewing the site as you',
	'users.delete': 'Account deleted',
	enabling: 'Account enabled again: the day had come',
	'admin.create': 'Account made',
	'admin.reset': 'New password chosen'
};

/** What was refused. */
const refused: Partial<Record<AuditEvent, string>> = {
	authn_login_fail: 'Login refused: the password was wrong',
	authn_password_change_fail: 'Change of password refused: the current one was wrong',
	authz_fail: 'Something was not allowed',
	excess_rate_limit_exceeded: 'Tried too often, and refused for a while'
};

/** What a wrong password or code was for, where that was no login with a password. */
const wrong: Readonly<Record<string, string>> = {
	'auth.completeTwoFactor': 'Login refused: the password was right, the code was wrong',
	'auth.confirmIdentity': 'Not confirmed that it is you: the password or the code was wrong'
};

/** Logins that say more of themselves. */
const logins: Readonly<Record<string, string>> = {
	'auth.completeTwoFactor': 'Logged in, with the second step',
	'auth.loginWithLink': 'Logged in, by a mailed link',
	'passkeys.login': 'Logged in, with a passkey'
};

interface Own extends Omit<Told, 'actor' | 'subject'> {
	readonly by: AuditBy;
	/** Whom it was done to, where that is somebody else. */
	readonly on: Told['subject'];
}

/** One event in a few words, as it is told to whose account it is about, or from whose it was done. */
export function told({ by, on, ...event }: Own): string {
	const own = on ? undefined : done[event.act];
	if (event.outcome === 'refused') {
		if (event.reason === 'disabled') return words.whileDisabled;
		if (!on && refused[event.event])
			return (isWrong(event) && wrong[event.act]) || refused[event.event] || words.something;
		return own ? words.refused(own) : fromYou(event, on);
	}
	if (event.event === 'authn_login_success') return logins[event.act] ?? words.loggedIn;
	if (own)
		return event.thing?.name && named.includes(event.thing.kind)
			? words.with(own, event.thing.name)
			: own;
	return by === 'you' ? fromYou(event, on) : words.something;
}

const isWrong = ({ reason }: Pick<Told, 'reason'>) => reason === 'wrongPassword';

/** Of these a person knows the name. */
const named: readonly AuditThing[] = ['role', 'token'];

const fromYou = (event: Omit<Told, 'actor' | 'subject'>, subject: Told['subject']) =>
	spoken(sentence({ ...event, actor: null, subject }, words.you));

/** What ends something, or only asks for it: whoever did it, nothing has to be put right. */
const harmless = [
	'auth.logout',
	'auth.requestLoginLink',
	'email.cancelChange',
	'email.verify',
	'passkeys.confirm',
	'password.requestReset',
	'sessions.revoke',
	'sessions.revokeOthers',
	'tokens.denyDevice',
	'tokens.revoke',
	'twoFactor.beginSetup',
	'twoFactor.cancelReset',
	'twoFactor.declineReset',
	'twoFactor.forgetDevice'
];

/** Whether its owner may say that it was somebody else: what was let in, or changed, in their name. */
export const mayDisown = ({
	by,
	act,
	event,
	outcome
}: Pick<Own, 'by' | 'act' | 'event' | 'outcome'>) =>
	outcome === 'done' &&
	(by === 'you' || by === 'unknown') &&
	(event === 'authn_login_success' || !harmless.includes(act));

export const words = {
	title: 'Activity',
	lede: 'What happened to your account, and what was done from it. If something was not you, say so: every other device is logged out, and you choose a new password.',
	list: 'What happened',
	listWhy: 'The latest first.',
	something: 'Something was done',
	you: 'You',
	loggedIn: 'Logged in',
	whileDisabled: 'Login refused: the account was disabled',
	refused: (what: string) => `Refused: ${what.charAt(0).toLowerCase()}${what.slice(1)}`,
	by: {
		you: '',
		staff: 'by an administrator',
		unknown: 'by somebody who was not logged in',
		system: 'by this site itself',
		terminal: 'by whoever runs this site'
	} satisfies Record<AuditBy, string>,
	nobodyIn: 'Nobody was let in.',
	with: (what: string, thing: string) => `${what}: ${thing}`,
	times: (count: number) => `${count} times, the last one`,
	lastFrom: (address: string) => `the last one from ${address}`,
	unknownPlace: 'an unknown address',
	notMe: 'This wasn’t me',
	about: (what: string) => `This wasn’t me: ${what}`,
	ending: 'Logging out…',
	ended: (count: number) =>
		count === 0
			? 'No other device is logged in. Now choose a new password, so that whoever knows the old one stays out.'
			: 'Every other device is logged out. Now choose a new password, so that whoever knows the old one stays out.',
	none: 'Nothing yet',
	noneWhy: 'What happens to your account from now on is listed here.',
	earlier: 'Earlier',
	latest: 'Back to the latest'
};
