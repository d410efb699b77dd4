import { expect, test } from 'vitest';
import { acts } from '#lib/words-acts.ts';
import { mayDisown, told } from './words.ts';

const login: Parameters<typeof told>[0] = {
	...{ event: 'authn_login_success', act: 'auth.login', outcome: 'done', reason: '' },
	...{ via: 'visitor', thing: null, by: 'you', on: null }
};
const role = { kind: 'role', name: 'Moderator' } as const;
const given: typeof login = { ...login, event: 'authz_change', act: 'roles.assign', thing: role };

test.each<[string, Partial<typeof login>]>([
	['Logged in', { ...login, act: 'email.verify' }],
	['Logged in, with the second step', { ...login, act: 'auth.completeTwoFactor' }],
	[
		'The right password was given, and the second step was due',
		{ ...login, event: 'authn_token_created' }
	],
	['Authenticator app set up', { event: 'sensitive_create', act: 'twoFactor.finishSetup' }],
	['Authenticator app removed', { event: 'sensitive_delete', act: 'twoFactor.disable' }],
	[
		'New recovery codes made',
		{ event: 'sensitive_update', act: 'twoFactor.regenerateRecoveryCodes' }
	],
	['Role given: Moderator', { ...given, by: 'staff' }],
	['You gave the role Moderator to noor.haddad', { ...given, on: { username: 'noor.haddad' } }],
	['You exported the audit log', { ...login, event: 'sensitive_read', act: 'audit.export' }],
	['You did notes.create', { ...login, event: 'sensitive_create', act: 'notes.create' }],
	['Something was done', { ...given, act: 'notes.share', by: 'staff' }]
])('%s', (words, event) => {
	expect(told({ ...login, ...event })).toBe(words);
});

test.each<[string, Partial<typeof login>]>([
	['Login refused: the password was wrong', { event: 'authn_login_fail', reason: 'wrongPassword' }],
	[
		'Login refused: the password was right, the code was wrong',
		{ event: 'authn_login_fail', act: 'auth.completeTwoFactor', reason: 'wrongPassword' }
	],
	[
		'Tried too often, and refused for a while',
		{
			...{ event: 'excess_rate_limit_exceeded', reason: 'tooMany' },
			act: 'auth.completeTwoFactor'
		}
	],
	['Login refused: the account was disabled', { event: 'authn_login_fail', reason: 'disabled' }],
	[
		'Refused: change of email asked for',
		{ event: 'sensitive_create', act: 'email.requestChange', reason: 'stepUpRequired' }
	]
])('%s', (words, event) => {
	expect(told({ ...login, ...event, outcome: 'refused' })).toBe(words);
});

test('what let somebody in or changed something can be disowned; what ended something, was refused or is another’s cannot', () => {
	expect(mayDisown(login)).toBe(true);
	expect(mayDisown({ ...given, by: 'unknown', act: 'password.reset' })).toBe(true);
	expect(mayDisown({ ...login, act: 'email.verify' })).toBe(true);
	expect(mayDisown({ ...given, act: 'auth.logout' })).toBe(false);
	expect(mayDisown({ ...login, outcome: 'refused' })).toBe(false);
	expect(mayDisown({ ...given, by: 'staff' })).toBe(false);
	expect(mayDisown({ ...given, by: 'system' })).toBe(false);
});

/** What is done to no account: to roles, lists, invitations, registrations and mails. */
const ofNobody =
	/^(audit|users)\.export$|^roles\.(create|update|delete)$|nvit|^auth\.(register|login|completeTwoFactor)$|^passkeys\.login$|^email\.(disown|resend)|^mail\.settle$|^tokens\.beginDevice$/;

test.each(Object.keys(acts).filter((act) => !ofNobody.test(act)))(
	'%s has words for whom it was done to',
	(act) => {
		expect(told({ ...given, thing: null, act, by: 'unknown' })).not.toBe('Something was done');
	}
);
