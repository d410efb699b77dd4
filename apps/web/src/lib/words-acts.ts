/**
 * What each act is, to who administers: what was done, and what was tried where it was refused. `{whom}` is whoever it was done to,
 * `{thing}` "the role Moderator".
 */
export const acts: Readonly<Record<string, readonly [did: string, tried: string]>> = {
	'audit.export': ['exported the audit log', 'export the audit log'],
	'auth.register': ['registered', 'register'],
	'auth.login': ['logged in', 'log in'],
	'auth.requestLoginLink': ['asked for a link that logs {whom} in', 'get a link that logs in'],
	'auth.loginWithLink': ['logged in with a mailed link', 'log in with a mailed link'],
	'auth.completeTwoFactor': ['logged in', 'do the second step of a login'],
	'auth.confirmIdentity': ['confirmed who they are', 'confirm who they are'],
	'auth.logout': ['logged out', 'log out'],
	'credentials.undo': [
		'undid a change to the account of {whom}, by a mailed link',
		'undo a change to the account of {whom}, by a mailed link'
	],
	'email.cancelChange': ['cancelled a change of email', 'cancel a change of email'],
	'email.confirmChange': ['confirmed a new email for {whom}', 'confirm a new email'],
	'email.disown': ['said of a registration that it was not theirs', 'disown a registration'],
	'email.requestChange': ['asked for a change of email', 'change their email'],
	'email.resendVerification': ['asked for a new link to confirm an email', 'get a new link'],
	'email.verify': ['made the account', 'make the account'],
	'email.verifyWithNewPassword': ['made the account', 'make the account'],
	'invitations.accept': ['accepted an invitation', 'accept an invitation'],
	'mail.sendAgain': ['sent a mail again', 'send a mail again'],
	'mail.settle': ['marked a lost mail as done', 'mark a lost mail as done'],
	'passkeys.confirm': [
		'confirmed who they are with a passkey',
		'confirm with a passkey who they are'
	],
	'passkeys.finishSetup': ['added a passkey', 'add a passkey'],
	'passkeys.login': ['logged in with a passkey', 'log in with a passkey as {whom}'],
	'passkeys.remove': ['removed a passkey', 'remove a passkey'],
	'passkeys.rename': ['renamed a passkey', 'rename a passkey'],
	'password.change': ['changed the password', 'change the password'],
	'password.requestReset': [
		'asked for a link to a new password for {whom}',
		'get a link to a new password'
	],
	'password.reset': ['chose a new password for {whom}, by a mailed link', 'choose a new password'],
	'profile.update': ['changed their profile', 'change their profile'],
	'profile.setPicture': ['changed their picture', 'change their picture'],
	'profile.removePicture': ['removed their picture', 'remove their picture'],
	'roles.create': ['made {thing}', 'make a role'],
	'roles.update': ['changed {thing}', 'change {thing}'],
	'roles.delete': ['deleted {thing}', 'delete {thing}'],
	'roles.assign': ['gave {thing} to {whom}', 'give {thing} to {whom}'],
	'roles.assignMany': ['gave {thing} to {whom}', 'give {thing} to {whom}'],
	'roles.unassign': ['took {thing} from {whom}', 'take {thing} from {whom}'],
	'roles.unassignMany': ['took {thing} from {whom}', 'take {thing} from {whom}'],
	'sessions.revoke': ['logged out on one device', 'log out on one device'],
	'sessions.revokeOthers': ['logged out on every other device', 'log out on every other device'],
	'tokens.create': ['made {thing}', 'make an API token'],
	'tokens.revoke': ['revoked {thing}', 'revoke {thing}'],
	'tokens.beginDevice': ['asked to be let in at a terminal', 'be let in at a terminal'],
	'tokens.approveDevice': ['let a terminal in', 'let a terminal in'],
	'tokens.denyDevice': ['sent a terminal away', 'send a terminal away'],
	'tokens.pollDevice': ['logged in at a terminal as {whom}', 'log in at a terminal'],
	'twoFactor.beginSetup': ['began to set up an authenticator app', 'set up an authenticator app'],
	'twoFactor.finishSetup': ['set up an authenticator app', 'set up an authenticator app'],
	'twoFactor.disable': ['removed the authenticator app', 'remove the authenticator app'],
	'twoFactor.regenerateRecoveryCodes': ['made new recovery codes', 'make new recovery codes'],
	'twoFactor.forgetDevice': [
		'had a device asked for codes again',
		'have a device asked for codes again'
	],
	'twoFactor.requestReset': [
		'asked to turn the two-step login of {whom} off',
		'turn the two-step login of {whom} off'
	],
	'twoFactor.completeReset': [
		'turned the two-step login of {whom} off, by a mailed link',
		'turn a two-step login off, by a mailed link'
	],
	'twoFactor.cancelReset': [
		'refused to have the two-step login turned off',
		'refuse to have the two-step login turned off'
	],
	'twoFactor.declineReset': [
		'refused to have the two-step login of {whom} turned off, by a mailed link',
		'refuse to have a two-step login turned off, by a mailed link'
	],
	'users.delete': ['deleted an account', 'delete the account of {whom}'],
	'users.disable': ['disabled {whom}', 'disable {whom}'],
	'users.disableMany': ['disabled {whom}', 'disable {whom}'],
	'users.enable': ['enabled {whom}', 'enable {whom}'],
	'users.enableMany': ['enabled {whom}', 'enable {whom}'],
	'users.endSession': ['logged {whom} out on one device', 'log {whom} out on one device'],
	'users.endSessions': ['logged {whom} out everywhere', 'log {whom} out everywhere'],
	'users.endSessionsMany': ['logged {whom} out everywhere', 'log {whom} out everywhere'],
	'users.export': ['exported the list of users', 'export the list of users'],
	'users.impersonate': ['began to view the site as {whom}', 'view the site as {whom}'],
	'users.invite': ['sent an invitation', 'invite someone'],
	'users.resendInvitation': ['sent an invitation again', 'send an invitation again'],
	'users.revokeInvitation': ['withdrew an invitation', 'withdraw an invitation'],
	'users.resetTwoFactor': [
		'turned the two-step login of {whom} off',
		'turn the two-step login of {whom} off'
	],
	'users.sendPasswordReset': [
		'sent {whom} a link to a new password',
		'send {whom} a link to a new password'
	],
	'users.stopImpersonating': ['stopped viewing the site as {whom}', 'stop viewing as {whom}'],
	'users.undoDisable': ['undid that {whom} was disabled', 'undo that {whom} was disabled'],
	'users.undoDisableMany': ['undid that {whom} was disabled', 'undo that {whom} was disabled'],
	// What nobody asked for by a request.
	enabling: ['enabled {whom}: the day had come', 'enable {whom}'],
	'admin.create': ['made the administrator {whom}', 'make an administrator'],
	'admin.reset': ['chose a new password for {whom}', 'choose a new password for {whom}']
};

/** What led to a login, or would have without a second step. */
export const halfway: Readonly<Record<string, string>> = {
	'auth.login': '{who} gave the right password of {whom}, and was asked for the second step'
};

/** A whole sentence for what a wrong password was for. */
export const wrong: Readonly<Record<string, string>> = {
	'auth.login': '{who} typed a wrong password for {whom}',
	'auth.completeTwoFactor': '{who} gave a wrong code for {whom}',
	'auth.confirmIdentity': '{who} gave a wrong password or code to confirm who they are',
	'password.change': '{who} typed a wrong current password'
};

export const words = {
	login: '{who} logged in',
	nobody: '{who} tried to log in, and no account fits',
	disabled: '{who} knew the password of {whom}, whose account is disabled',
	tried: (what: string) => `{who} tried to ${what}`,
	tooOften: (what: string) => `{who} tried too often to ${what}`,
	openPage: (path: string) => `open ${path}`,
	sendForm: (path: string) => `send a form of ${path}`,
	ask: (act: string) => `ask for ${act}`,
	did: (act: string) => `did ${act}`,
	visitor: 'Somebody',
	system: 'The system',
	terminal: 'Somebody at the server’s terminal',
	/** Between two names. */
	seeingAs: ', seeing as ',
	erased: 'someone deleted since',
	someone: 'someone',
	things: {
		role: ['a role', 'the role'],
		token: ['an API token', 'the API token'],
		session: ['a session', 'the session'],
		invitation: ['an invitation', 'the invitation to'],
		registration: ['a registration', 'the registration of'],
		mail: ['a mail', 'the mail']
	} as const
};
