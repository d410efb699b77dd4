import type { Letter, Letters, Template } from '../../letter.ts';
import type { Site } from '../../site.ts';

export const site: Site = {
	name: 'Gatehouse',
	origin: 'https://id.northfold.example',
	supportEmail: 'support@northfold.example'
};

const token = 'q7Rk2_Zx0LwV9tYb-3nMdH5sJfUa8CgEiKoP1QeXyTz';
const at = '2026-11-23T18:04:59.999Z';
const until = '2026-11-26T18:04:59.999Z';

const values = (username: string, newEmail: string): Letters => ({
	confirmEmail: { username, token },
	alreadyRegistered: { username },
	resetPassword: { username, token },
	loginLink: { username, token },
	passwordChanged: { username, how: 'changed', at, until, token },
	confirmEmailChange: { username, token },
	emailChangeRequested: { username, newEmail, at, token },
	emailChanged: { username, newEmail, at, until },
	emailChangedAway: { username, at, until, token },
	changeUndone: { username, what: 'password', at },
	emailWithdrawn: { username, at },
	invitation: { inviter: username, until, token },
	accountDeleted: { username, at },
	accountDisabled: { username, reason: 'Two people shared it.', until: '', at },
	accountEnabled: { username, at },
	newDevice: { username, device: 'Firefox on Windows', address: '192.0.2.7', at, until, token },
	factorChanged: { username, what: 'passkeyAdded', name: 'Phone', at, until, token },
	factorResetRequested: { username, at, due: until, until: '2026-12-03T18:04:59.999Z', token },
	secondFactorFailed: { username, at },
	viewedAs: { username, viewer: 'ada.byron', reason: 'You asked why a role is missing.', at },
	tokenMade: {
		username,
		how: 'terminal',
		tokenName: 'Gatehouse on mara-laptop',
		scopes: 'See who has an account, and their roles; See your profile',
		at,
		until
	}
});

const letter = (template: Template, all: Letters): Letter => {
	const one = { template, to: 'mara@northfold.example', userId: null, values: all[template] };
	return one as Letter; // the values are those of its template
};

/** One letter of each kind, for tests and for looking at. */
export function specimens(
	username = 'mara.lindqvist',
	newEmail = 'mara@elsewhere.example'
): Letter[] {
	const all = values(username, newEmail);
	return (Object.keys(all) as Template[]).map((template) => letter(template, all));
}
