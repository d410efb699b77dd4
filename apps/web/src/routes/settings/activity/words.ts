import type { AuditEvent, AuditOutcome } from '@gatehouse/contract/audit';

/** What was done, by the name of the act: as its owner would say it. */
const done: Readonly<Record<string, string>> = {
	'auth.confirmIdentity': 'Confirmed that it is you',
	'auth.logout': 'Logged out',
	'credentials.undo': 'A change was undone by the link in a mail',
	'email.cancelChange': 'Change of email cancelled',
	'email.confirmChange': 'Email changed',
	'email.requestChange': 'Change of email asked for',
	'email.verify': 'Account made',
	'email.verifyWithNewPassword': 'Account made',
	'invitations.accept': 'Account made, by an invitation',
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
	'sessions.revokeOthers': 'Logged out on every other device',
	'tokens.create': 'API token made',
	'tokens.revoke': 'API token revoked',
	'tokens.approveDevice': 'A terminal was let in',
	'tokens.denyDevice': 'A terminal was sent away',
	'tokens.pollDevice': 'A terminal logged in',
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
	'mail.sendAgain': 'A mail was sent again'
};

/** What was refused. */
const refused: Partial<Record<AuditEvent, string>> = {
	authn_login_fail: 'Log-in refused: the password was wrong',
	authn_password_change_fail: 'Change of password refused: the current one was wrong',
	authz_fail: 'Something was not allowed',
	excess_rate_limit_exceeded: 'Tried too often, and refused for a while'
};

interface Told {
	readonly event: AuditEvent;
	readonly act: string;
	readonly outcome: AuditOutcome;
	readonly reason: string;
}

/** One event in a few words. */
export function told({ event, act, outcome, reason }: Told): string {
	if (outcome === 'refused') {
		if (reason === 'disabled') return 'Log-in refused: the account is disabled';
		return refused[event] ?? `${done[act] ?? words.something}: refused`;
	}
	if (event === 'authn_login_success') return 'Logged in';
	return done[act] ?? words.something;
}

export const words = {
	title: 'Activity',
	lede: 'What happened to your account, the latest first. If something was not you, say so: every other device is logged out.',
	list: 'What happened',
	something: 'Something was done',
	by: {
		you: '',
		staff: 'by someone who looks after this site',
		unknown: 'by someone who was not logged in'
	},
	to: (name: string) => `“${name}”`,
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
